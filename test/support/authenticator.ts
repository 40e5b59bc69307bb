import type { Page } from 'playwright-core'

export type Authenticator = {
  /** Whether the person at it shows a finger or types a PIN from now on. */
  verify: (isVerified: boolean) => Promise<void>
  /** The ids of the passkeys it holds, base64. */
  passkeys: () => Promise<string[]>
}

/** A key that Chromium pretends is built into the machine: it holds passkeys and answers for its owner by itself. */
export async function plugIn(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    async verify(isUserVerified) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    async passkeys() {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.map(({ credentialId }) => credentialId)
    },
  }
}

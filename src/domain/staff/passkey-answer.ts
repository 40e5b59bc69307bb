import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** What a browser's authenticator says, in the JSON of WebAuthn level 3, section 5.1.8. Undefined: it is not that. */
export function readNewCredential(text: string): RegistrationResponseJSON | undefined {
  return read(registration, text)
}

export function readSignature(text: string): AuthenticationResponseJSON | undefined {
  return read(authentication, text)
}

const base64url = z.string().regex(/^[\w-]*$/)

/** Extensions are asked for nowhere, so nothing they say is believed. */
const common = {
  id: base64url.min(1).max(1400),
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.unknown().transform(() => ({})),
}

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})

const authentication = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})

function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

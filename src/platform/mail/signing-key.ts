import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** For DKIM (RFC 6376): `privateKey` in PEM, whose public half stands in DNS under `selector._domainkey.domain`. */
export type SigningKey = { domain: string; selector: string; privateKey: string }

/** RFC 8301, 3.2: shorter ones are not believed. */
const LEAST_BITS = 1024

/** What is wrong with the file, as the rest of a sentence, or the key in it. */
export function readPrivateKey(
  file: string,
): { ok: true; privateKey: string } | { ok: false; problem: string } {
  let pem: string
  try {
    pem = readFileSync(file, 'utf8')
  } catch {
    return { ok: false, problem: 'must name a file that can be read' }
  }
  try {
    const key = createPrivateKey(pem)
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    if (key.asymmetricKeyType === 'rsa' && bits >= LEAST_BITS) return { ok: true, privateKey: pem }
  } catch {
    // Said below.
  }
  return {
    ok: false,
    problem: `must name a file with an RSA private key of ${LEAST_BITS} bits or more, in PEM`,
  }
}

/** As it stands in DNS after `p=`. */
export function publicHalf({ privateKey }: Pick<SigningKey, 'privateKey'>): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
}

/** Signed besides what nodemailer signs by itself: who removes the way out of a list breaks the seal (RFC 8058). */
const LIST_FIELDS = 'list-id:list-unsubscribe:list-unsubscribe-post:precedence:content-language'
const USUAL_FIELDS =
  'from:sender:reply-to:subject:date:message-id:to:cc:mime-version:content-type:content-transfer-encoding'

/** What nodemailer is told to sign with. */
export function dkimOptions({ domain, selector, privateKey }: SigningKey) {
  return {
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: `${USUAL_FIELDS}:${LIST_FIELDS}`,
  }
}

/** What servers without enhanced codes say where there is no such mailbox. */
const NOBODY =
  /user unknown|unknown user|no such (?:user|recipient|mailbox)|(?:user|mailbox|address|account|recipient)[^.]{0,40}(?:does not exist|doesn't exist|not found|unavailable|disabled|unknown)|invalid (?:recipient|mailbox)|recipient (?:address )?rejected: (?:user|unknown)/i

/**
 * Whether a letter that came back says that nobody is at the address. A full mailbox, a letter too large and a server
 * that takes us for a spammer say nothing of the kind (RFC 3463, 3): they are `soft`.
 */
export function severityOf({ status, said }: { status: string; said: string }): 'hard' | 'soft' {
  const code = [status, said]
    .map(enhancedCode)
    .find((found) => found !== undefined && !/^5\.0\.0$/.test(found))
  if (code !== undefined) return /^5\.(?:1\.(?:0|1|2|3|6|10)|2\.1|0\.1)$/.test(code) ? 'hard' : 'soft'
  return /\b5\d\d\b/.test(`${status} ${said}`) || status.startsWith('5') ? ofWords(said) : 'soft'
}

function ofWords(said: string): 'hard' | 'soft' {
  return NOBODY.test(said) ? 'hard' : 'soft'
}

function enhancedCode(text: string): string | undefined {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1]
}

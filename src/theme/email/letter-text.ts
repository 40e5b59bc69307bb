import type { EmailWords } from './language.ts'
import type { Letter } from './letter.tsx'

/** The same message as plain text; the link stands on a line of its own, where every program finds it whole. */
export function letterText(letter: Letter, words: EmailWords): string {
  const { publication, heading, opening, button, code, ticket, notes, footer } = letter
  const parts = [
    publication.name,
    heading,
    opening,
    `${words.linkInText}\n${button.href}`,
    ...(code ? [words.codeInText(code.digits)] : []),
    ...(ticket ? [ticket.inText] : []),
    ...notes,
    `—\n${footer}\n${publication.href}`,
  ]
  return `${parts.join('\n\n')}\n`
}

import type { InterfaceLanguage } from '../../lib/languages.ts'
import { dateAndTime } from '../format.ts'
import { asDocument } from '../parts/document.tsx'
import type { RenderedEmail } from './confirmation.tsx'
import { type InvitationRole, invitationWords } from './invitation-words.ts'
import { emailWords } from './language.ts'
import type { Letterhead } from './frame.tsx'
import { type Letter, LetterPage } from './letter.tsx'
import { letterText } from './letter-text.ts'

export type InvitationProps = {
  language: InterfaceLanguage
  publication: Letterhead & { timeZone: string }
  /** Whoever invites; empty where it was done from the shell. */
  inviter: string
  role: InvitationRole
  href: string
  /** ISO 8601. */
  expiresAt: string
}

/** The letter by which someone joins the newsroom, in HTML and as plain text. */
export function renderInvitation(props: InvitationProps): RenderedEmail {
  const { language, publication, inviter, role, href } = props
  const words = invitationWords(language)
  const until = dateAndTime(props.expiresAt, { language, timeZone: publication.timeZone })
  const letter: Letter = {
    language,
    publication,
    subject: words.subject(publication.name),
    heading: words.heading(publication.name),
    opening: words.opening({ publication: publication.name, inviter, role: words.roles[role] }),
    button: { label: words.button, href },
    notes: [words.lifetime(until), words.notYou],
    footer: words.footer(publication.name),
  }
  return {
    subject: letter.subject,
    html: asDocument(<LetterPage letter={letter} />),
    text: letterText(letter, emailWords(language)),
  }
}

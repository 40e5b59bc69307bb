import type { InterfaceLanguage } from '../../lib/languages.ts'
import { asDocument } from '../parts/document.tsx'
import type { RenderedEmail } from './confirmation.tsx'
import { type DeskLetterEvent, deskWords } from './desk-words.ts'
import { emailWords } from './language.ts'
import type { Letterhead } from './frame.tsx'
import { type Letter, LetterPage } from './letter.tsx'
import { letterText } from './letter-text.ts'

export type DeskLetterProps = {
  language: InterfaceLanguage
  publication: Letterhead
  event: DeskLetterEvent
  by: string
  headline: string
  /** What was said with it. */
  remark?: string
  href: string
}

/** The letter by which a colleague hears of an article. */
export function renderDeskLetter(props: DeskLetterProps): RenderedEmail {
  const { language, publication, event, by, headline, remark, href } = props
  const words = deskWords(language)
  const letter: Letter = {
    language,
    publication,
    subject: words.subject[event](headline),
    heading: headline,
    opening: words.opening[event]({ by, headline }),
    button: { label: words.button, href },
    notes: remark === undefined ? [] : [remark],
    footer: words.footer(publication.name),
  }
  return {
    subject: letter.subject,
    html: asDocument(<LetterPage letter={letter} />),
    text: letterText(letter, emailWords(language)),
  }
}

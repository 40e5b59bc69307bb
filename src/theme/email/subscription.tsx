import type { InterfaceLanguage } from '../../lib/languages.ts'
import { asDocument } from '../parts/document.tsx'
import type { RenderedEmail } from './confirmation.tsx'
import { emailWords } from './language.ts'
import type { Letterhead } from './frame.tsx'
import { type Letter, LetterPage } from './letter.tsx'
import { letterText } from './letter-text.ts'
import { subscriptionWords } from './subscription-words.ts'

export type SubscriptionMailProps = {
  language: InterfaceLanguage
  publication: Letterhead
  /** Of the newsletters and of what is followed, in the language. */
  names: string[]
  href: string
  days: number
}

/** Asks whether it was the owner of the address who wants these letters. */
export function renderSubscriptionMail(props: SubscriptionMailProps): RenderedEmail {
  const { language, publication, href, days } = props
  const words = subscriptionWords(language)
  const names = new Intl.ListFormat(language).format(props.names)
  const letter: Letter = {
    language,
    publication,
    subject: words.subject(publication.name),
    heading: words.heading,
    opening: words.opening({ publication: publication.name, names }),
    button: { label: words.button, href },
    notes: [words.lifetime(days), words.notYou],
    footer: words.footer(publication.name),
  }
  return {
    subject: letter.subject,
    html: asDocument(<LetterPage letter={letter} />),
    text: letterText(letter, emailWords(language)),
  }
}

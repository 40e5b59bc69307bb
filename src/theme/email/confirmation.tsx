import type { InterfaceLanguage } from '../../lib/languages.ts'
import { asDocument } from '../parts/document.tsx'
import { type EmailWords, emailWords } from './language.ts'
import type { Letterhead } from './frame.tsx'
import { type Letter, LetterPage } from './letter.tsx'
import { letterText } from './letter-text.ts'

/** Why a link and a code are sent. */
export type ConfirmationKind =
  | 'signIn'
  | 'register'
  | 'addressOld'
  | 'addressNew'
  | 'deletion'
  | 'staffSignIn'
  | 'staffCheck'
  | 'staffAddress'

export type ConfirmationProps = {
  kind: ConfirmationKind
  language: InterfaceLanguage
  publication: Letterhead
  /** The address that the message is about: with `addressOld` the new one. */
  email: string
  href: string
  code: string
  minutes: number
  /** "Firefox on Linux", "Safari", or nothing. */
  device: string
}

export type RenderedEmail = { subject: string; html: string; text: string }

/** The message with a link and a code, in HTML and as plain text. */
export function renderConfirmation(props: ConfirmationProps): RenderedEmail {
  const words = emailWords(props.language)
  const letter = toLetter(props, words)
  return {
    subject: letter.subject,
    html: asDocument(<LetterPage letter={letter} />),
    text: letterText(letter, words),
  }
}

function toLetter(props: ConfirmationProps, words: EmailWords): Letter {
  const { publication, email } = props
  const own = words[props.kind]
  const asked = askedFrom(props.device, words)
  return {
    language: props.language,
    publication,
    subject: own.subject(publication.name),
    heading: own.heading(publication.name),
    opening: own.opening({ publication: publication.name, email }),
    button: { label: own.button, href: props.href },
    code: { label: words.code, digits: props.code },
    notes: [`${words.lifetime(props.minutes)} ${words.otherBrowser}`, `${asked} ${own.notYou}`.trim()],
    footer: words.footer(publication.name),
  }
}

function askedFrom(device: string, words: EmailWords): string {
  const [browser, system] = device.split(' on ')
  if (browser === undefined || browser === '') return ''
  return system === undefined ? words.askedFromKnown(browser) : words.askedFrom(browser, system)
}

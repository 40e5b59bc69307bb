import type { InterfaceLanguage } from '../../lib/languages.ts'
import { asDocument } from '../parts/document.tsx'
import type { RenderedEmail } from './confirmation.tsx'
import { emailWords } from './language.ts'
import type { Letterhead } from './frame.tsx'
import { type Letter, LetterPage } from './letter.tsx'
import { letterText } from './letter-text.ts'

export type AddressNoticeProps = {
  language: InterfaceLanguage
  publication: Letterhead
  /** The new one. */
  email: string
  href: string
}

/** To a member's address of before: nobody takes over an account in silence. */
export function renderAddressNotice({
  language,
  publication,
  email,
  href,
}: AddressNoticeProps): RenderedEmail {
  const own = words[language]
  const letter: Letter = {
    language,
    publication,
    subject: own.subject(publication.name),
    heading: own.heading,
    opening: own.opening(email),
    button: { label: own.button, href },
    notes: [own.notYou],
    footer: emailWords(language).footer(publication.name),
  }
  return {
    subject: letter.subject,
    html: asDocument(<LetterPage letter={letter} />),
    text: letterText(letter, emailWords(language)),
  }
}

type Words = {
  subject: (publication: string) => string
  heading: string
  opening: (email: string) => string
  button: string
  notYou: string
}

const words: Record<InterfaceLanguage, Words> = {
  en: {
    subject: (publication) => `Your address in the newsroom of ${publication} has changed`,
    heading: 'Your address has changed',
    opening: (email) => `From now on the newsroom writes to ${email}, and you sign in with that address.`,
    button: 'Look at your account',
    notYou: 'If it was not you, tell an owner of the publication at once: they can remove whoever it was.',
  },
  fr: {
    subject: (publication) => `Votre adresse à la rédaction de ${publication} a changé`,
    heading: 'Votre adresse a changé',
    opening: (email) =>
      `La rédaction écrit désormais à ${email}, et c’est avec cette adresse que vous vous connectez.`,
    button: 'Voir votre compte',
    notYou:
      'Si ce n’était pas vous, prévenez aussitôt un propriétaire de la publication : il peut exclure la personne en cause.',
  },
  ar: {
    subject: (publication) => `تغيّر عنوانك في غرفة تحرير ${publication}`,
    heading: 'تغيّر عنوان بريدك',
    opening: (email) => `من الآن تكتب غرفة التحرير إلى ${email}، وبهذا العنوان تسجّل الدخول.`,
    button: 'انظر في حسابك',
    notYou: 'إن لم تكن أنت من غيّره فأخبر أحد مالكي المنشور فورًا، ففي وسعه إخراج من فعل ذلك.',
  },
}

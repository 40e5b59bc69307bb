import type { InterfaceLanguage } from '../../lib/languages.ts'

/** What happened to an article, as its letter tells it. */
export type DeskLetterEvent =
  | 'submitted'
  | 'changes-requested'
  | 'approved'
  | 'assigned'
  | 'commented'
  | 'went-out'

type Said = { by: string; headline: string }

export type DeskWords = {
  subject: Record<DeskLetterEvent, (headline: string) => string>
  opening: Record<DeskLetterEvent, (said: Said) => string>
  button: string
  footer: (publication: string) => string
}

const en: DeskWords = {
  subject: {
    submitted: (headline) => `To review: ${headline}`,
    'changes-requested': (headline) => `Changes asked for: ${headline}`,
    approved: (headline) => `Approved: ${headline}`,
    assigned: (headline) => `Yours now: ${headline}`,
    commented: (headline) => `A comment on ${headline}`,
    'went-out': (headline) => `Published: ${headline}`,
  },
  opening: {
    submitted: ({ by, headline }) => `${by} has submitted “${headline}” for review.`,
    'changes-requested': ({ by, headline }) => `${by} asks for changes to “${headline}”.`,
    approved: ({ by, headline }) => `${by} has approved “${headline}”.`,
    assigned: ({ by, headline }) => `${by} has assigned “${headline}” to you.`,
    commented: ({ by, headline }) => `${by} said something about “${headline}”.`,
    'went-out': ({ headline }) => `“${headline}” was published as scheduled.`,
  },
  button: 'Open the article',
  footer: (publication) => `You receive this message because you work on this article at ${publication}.`,
}

const fr: DeskWords = {
  subject: {
    submitted: (headline) => `À relire : ${headline}`,
    'changes-requested': (headline) => `Changements demandés : ${headline}`,
    approved: (headline) => `Approuvé : ${headline}`,
    assigned: (headline) => `Confié à vous : ${headline}`,
    commented: (headline) => `Un commentaire sur ${headline}`,
    'went-out': (headline) => `Publié : ${headline}`,
  },
  opening: {
    submitted: ({ by, headline }) => `${by} a soumis « ${headline} » à relecture.`,
    'changes-requested': ({ by, headline }) => `${by} demande des changements à « ${headline} ».`,
    approved: ({ by, headline }) => `${by} a approuvé « ${headline} ».`,
    assigned: ({ by, headline }) => `${by} vous a confié « ${headline} ».`,
    commented: ({ by, headline }) => `${by} a commenté « ${headline} ».`,
    'went-out': ({ headline }) => `« ${headline} » a paru comme prévu.`,
  },
  button: 'Ouvrir l’article',
  footer: (publication) =>
    `Vous recevez ce message parce que vous travaillez à cet article à ${publication}.`,
}

const ar: DeskWords = {
  subject: {
    submitted: (headline) => `للمراجعة: ${headline}`,
    'changes-requested': (headline) => `تعديلات مطلوبة: ${headline}`,
    approved: (headline) => `اعتُمد: ${headline}`,
    assigned: (headline) => `أُسند إليك: ${headline}`,
    commented: (headline) => `تعليق على ${headline}`,
    'went-out': (headline) => `نُشر: ${headline}`,
  },
  opening: {
    submitted: ({ by, headline }) => `أرسل ${by} «${headline}» للمراجعة.`,
    'changes-requested': ({ by, headline }) => `يطلب ${by} تعديلات على «${headline}».`,
    approved: ({ by, headline }) => `اعتمد ${by} «${headline}».`,
    assigned: ({ by, headline }) => `أسند ${by} إليك «${headline}».`,
    commented: ({ by, headline }) => `علّق ${by} على «${headline}».`,
    'went-out': ({ headline }) => `نُشر «${headline}» في موعده.`,
  },
  button: 'افتح المقال',
  footer: (publication) => `وصلتك هذه الرسالة لأنك تعمل على هذا المقال في ${publication}.`,
}

const words: Record<InterfaceLanguage, DeskWords> = { en, fr, ar }

export function deskWords(language: InterfaceLanguage): DeskWords {
  return words[language]
}

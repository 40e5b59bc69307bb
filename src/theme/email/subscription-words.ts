import type { InterfaceLanguage } from '../../lib/languages.ts'

type SubscriptionWords = {
  subject: (publication: string) => string
  heading: string
  /** `names`: of the newsletters, and of what is followed. */
  opening: (said: { publication: string; names: string }) => string
  button: string
  lifetime: (days: number) => string
  notYou: string
  footer: (publication: string) => string
}

const en: SubscriptionWords = {
  subject: (publication) => `Confirm your subscription to ${publication}`,
  heading: 'One click, and the letters come',
  opening: ({ publication, names }) =>
    `This address was given at ${publication} to receive: ${names}. Confirm that it was you. Every letter has a link to leave with.`,
  button: 'Yes, send me the letters',
  lifetime: (days) => `The link works for ${days} days.`,
  notYou: 'If you did not ask for this, ignore this message: no letter comes, and the address is forgotten.',
  footer: (publication) => `You receive this message because of a request made at ${publication}.`,
}

const fr: SubscriptionWords = {
  subject: (publication) => `Confirmer votre abonnement à ${publication}`,
  heading: 'Un clic, et les lettres arrivent',
  opening: ({ publication, names }) =>
    `Cette adresse a été indiquée à ${publication} pour recevoir : ${names}. Confirmez que c’était bien vous. Chaque lettre contient un lien pour se désabonner.`,
  button: 'Oui, envoyez-moi les lettres',
  lifetime: (days) => `Le lien fonctionne pendant ${days} jours.`,
  notYou:
    'Si vous n’avez rien demandé, ignorez ce message : aucune lettre ne viendra, et l’adresse sera oubliée.',
  footer: (publication) => `Vous recevez ce message à la suite d’une demande faite sur ${publication}.`,
}

const ar: SubscriptionWords = {
  subject: (publication) => `أكّد اشتراكك في ${publication}`,
  heading: 'نقرة واحدة وتصلك الرسائل',
  opening: ({ publication, names }) =>
    `أُدخل هذا العنوان في ${publication} لتلقّي: ${names}. أكّد أنك من طلب ذلك. وفي كل رسالة رابط لإلغاء الاشتراك.`,
  button: 'نعم، أرسلوا إليّ الرسائل',
  lifetime: (days) => `يعمل الرابط خلال ${days} أيام.`,
  notYou: 'إن لم تطلب ذلك فتجاهل هذه الرسالة: لن تصلك رسائل، ولن نحتفظ بالعنوان.',
  footer: (publication) => `وصلتك هذه الرسالة استجابةً لطلب قُدّم في ${publication}.`,
}

const words: Record<InterfaceLanguage, SubscriptionWords> = { en, fr, ar }

export function subscriptionWords(language: InterfaceLanguage): SubscriptionWords {
  return words[language]
}

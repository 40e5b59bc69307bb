import type { InterfaceLanguage } from '../../lib/languages.ts'

export type EditionWordsOfMail = {
  onSite: string
  greeting: (name: string) => string
  readOn: string
  readWhole: string
  all: (section: string) => string
  event: string
  online: string
  cancelled: string
  seat: string
  minutes: (count: number) => string
  by: (names: string) => string
  why: {
    newsletter: (name: string, address: string) => string
    /** Of a message about an event, by whom it is for. */
    taken: (event: string, address: string) => string
    waiting: (event: string, address: string) => string
    came: (event: string, address: string) => string
  }
  unsubscribe: string
  preferences: string
  inBrowser: string
  updated: string
  corrected: string
  forYou: string
}

const en: EditionWordsOfMail = {
  onSite: 'Read on the site',
  greeting: (name) => `Dear ${name},`,
  readOn: 'Read on',
  readWhole: 'Read it on the site',
  all: (section) => `All of ${section}`,
  event: 'Event',
  online: 'Online',
  cancelled: 'Cancelled',
  seat: 'See the event',
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  by: (names) => `By ${names}`,
  why: {
    newsletter: (name, address) => `You get ${name} at ${address} because you asked for it.`,
    taken: (event, address) =>
      `This went to ${address} because you have a seat at ${event}. Whoever gives it up hears no more of it.`,
    waiting: (event, address) =>
      `This went to ${address} because you are waiting for a seat at ${event}. Whoever leaves the list hears no more of it.`,
    came: (event, address) => `This went to ${address} because you were at ${event}.`,
  },
  unsubscribe: 'Unsubscribe',
  preferences: 'Choose what you get',
  inBrowser: 'Read this letter on the site',
  updated: 'Updated',
  corrected: 'Corrected',
  forYou: 'From what you follow',
}

const fr: EditionWordsOfMail = {
  onSite: 'Lire sur le site',
  greeting: (name) => `Bonjour ${name},`,
  readOn: 'Lire la suite',
  readWhole: 'Lire sur le site',
  all: (section) => `Toute la rubrique ${section}`,
  event: 'Événement',
  online: 'En ligne',
  cancelled: 'Annulé',
  seat: 'Voir l’événement',
  minutes: (count) => `${count} minute${count > 1 ? 's' : ''}`,
  by: (names) => `Par ${names}`,
  why: {
    newsletter: (name, address) =>
      `Vous recevez ${name} à l’adresse ${address} parce que vous l’avez demandé.`,
    taken: (event, address) =>
      `Ce message est adressé à ${address} parce que vous avez une place pour ${event}. Qui la rend n’en reçoit plus.`,
    waiting: (event, address) =>
      `Ce message est adressé à ${address} parce que vous attendez une place pour ${event}. Qui quitte la liste n’en reçoit plus.`,
    came: (event, address) => `Ce message est adressé à ${address} parce que vous avez assisté à ${event}.`,
  },
  unsubscribe: 'Se désabonner',
  preferences: 'Choisir ce que vous recevez',
  inBrowser: 'Lire cette lettre sur le site',
  updated: 'Mis à jour',
  corrected: 'Rectifié',
  forYou: 'Dans ce que vous suivez',
}

const ar: EditionWordsOfMail = {
  onSite: 'اقرأ على الموقع',
  greeting: (name) => `عزيزنا القارئ ${name}،`,
  readOn: 'تابع القراءة',
  readWhole: 'اقرأه على الموقع',
  all: (section) => `كل مقالات ${section}`,
  event: 'فعالية',
  online: 'عبر الإنترنت',
  cancelled: 'أُلغيت',
  seat: 'تفاصيل الفعالية',
  minutes: (count) =>
    count === 1 ? 'دقيقة واحدة' : count === 2 ? 'دقيقتان' : count <= 10 ? `${count} دقائق` : `${count} دقيقة`,
  by: (names) => `بقلم ${names}`,
  why: {
    newsletter: (name, address) => `تصلك نشرة «${name}» على العنوان \u2066${address}\u2069 لأنك طلبتها.`,
    taken: (event, address) =>
      `وصلتك هذه الرسالة على العنوان \u2066${address}\u2069 لأن لك مقعداً في «${event}». ومن تخلّى عن مقعده لم تصله رسائل أخرى عنها.`,
    waiting: (event, address) =>
      `وصلتك هذه الرسالة على العنوان \u2066${address}\u2069 لأنك تنتظر مقعداً في «${event}». ومن غادر القائمة لم تصله رسائل أخرى عنها.`,
    came: (event, address) => `وصلتك هذه الرسالة على العنوان \u2066${address}\u2069 لأنك حضرت «${event}».`,
  },
  unsubscribe: 'إلغاء الاشتراك',
  preferences: 'اختر ما يصلك',
  inBrowser: 'اقرأ هذه النشرة على الموقع',
  updated: 'محدَّث',
  corrected: 'مصحَّح',
  forYou: 'ممّا تتابعه',
}

const words = { en, fr, ar }

export function editionWords(language: InterfaceLanguage): EditionWordsOfMail {
  return words[language]
}

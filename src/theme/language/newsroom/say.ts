import type { InterfaceLanguage, Locale } from '../../contract/frame.ts'
import type { Message } from '../message.ts'
import { phrase, type Values } from '../translate.ts'
import { ar as deskAr } from './desk/ar.ts'
import { en as deskEn } from './desk/en.ts'
import { fr as deskFr } from './desk/fr.ts'
import { ar as editorAr } from './editor/ar.ts'
import { en as editorEn } from './editor/en.ts'
import { fr as editorFr } from './editor/fr.ts'
import { ar as eventsAr } from './events/ar.ts'
import { en as eventsEn } from './events/en.ts'
import { fr as eventsFr } from './events/fr.ts'
import { ar as frontAr } from './front/ar.ts'
import { en as frontEn } from './front/en.ts'
import { fr as frontFr } from './front/fr.ts'
import { ar as lettersAr } from './letters/ar.ts'
import { en as lettersEn } from './letters/en.ts'
import { fr as lettersFr } from './letters/fr.ts'
import { ar as listsAr } from './lists/ar.ts'
import { en as listsEn } from './lists/en.ts'
import { fr as listsFr } from './lists/fr.ts'
import { ar as mediaAr } from './media/ar.ts'
import { en as mediaEn } from './media/en.ts'
import { fr as mediaFr } from './media/fr.ts'
import { ar as peopleAr } from './people/ar.ts'
import { en as peopleEn } from './people/en.ts'
import { fr as peopleFr } from './people/fr.ts'
import { ar as publicationAr } from './publication/ar.ts'
import { en as publicationEn } from './publication/en.ts'
import { fr as publicationFr } from './publication/fr.ts'
import { ar as shellAr } from './shell/ar.ts'
import { en as shellEn } from './shell/en.ts'
import { fr as shellFr } from './shell/fr.ts'
import { ar as subscribersAr } from './subscribers/ar.ts'
import { en as subscribersEn } from './subscribers/en.ts'
import { fr as subscribersFr } from './subscribers/fr.ts'
import { ar as trailAr } from './trail/ar.ts'
import { en as trailEn } from './trail/en.ts'
import { fr as trailFr } from './trail/fr.ts'

const en = {
  ...shellEn,
  ...peopleEn,
  ...deskEn,
  ...editorEn,
  ...publicationEn,
  ...mediaEn,
  ...listsEn,
  ...lettersEn,
  ...frontEn,
  ...eventsEn,
  ...subscribersEn,
  ...trailEn,
}
const fr = {
  ...shellFr,
  ...peopleFr,
  ...deskFr,
  ...editorFr,
  ...publicationFr,
  ...mediaFr,
  ...listsFr,
  ...lettersFr,
  ...frontFr,
  ...eventsFr,
  ...subscribersFr,
  ...trailFr,
}
const ar = {
  ...shellAr,
  ...peopleAr,
  ...deskAr,
  ...editorAr,
  ...publicationAr,
  ...mediaAr,
  ...listsAr,
  ...lettersAr,
  ...frontAr,
  ...eventsAr,
  ...subscribersAr,
  ...trailAr,
}

export type NewsroomKey = keyof typeof en
export type SayInNewsroom = (key: NewsroomKey, values?: Values) => string

export const newsroomCatalogues: Record<InterfaceLanguage, Record<NewsroomKey, Message>> = { en, fr, ar }

/** For words that follow from data, such as the acts of the audit trail. */
export function isNewsroomKey(key: string): key is NewsroomKey {
  return Object.hasOwn(en, key)
}

/** As `say`, from the newsroom's own words: `sayInNewsroom(locale)('desk.drafts', { count: 3 })`. */
export function sayInNewsroom(locale: Locale): SayInNewsroom {
  const catalogue = newsroomCatalogues[locale.language]
  return (key, values = {}) => phrase(catalogue[key], values, locale)
}

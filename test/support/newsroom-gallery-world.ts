import type { Assets, InterfaceLanguage } from '../../src/theme/contract/frame.ts'
import type { DeskItem, NewsroomArea, NewsroomFrame, Stage } from '../../src/theme/contract/newsroom.ts'

export const NOW = '2026-03-12T09:24:00Z'

const groups: { group: 'work' | 'publication' | 'settings'; areas: NewsroomArea[] }[] = [
  { group: 'work', areas: ['today', 'articles', 'board', 'calendar'] },
  {
    group: 'publication',
    areas: ['front', 'media', 'sections', 'topics', 'authors', 'series', 'pages', 'navigation', 'redirects'],
  },
  { group: 'settings', areas: ['access', 'identity', 'staff', 'audit'] },
]

export function galleryFrame(language: InterfaceLanguage, assets: Assets): NewsroomFrame {
  return {
    locale: { language, timeZone: 'Europe/Vienna', now: NOW },
    dir: language === 'ar' ? 'rtl' : 'ltr',
    title: 'Articles',
    publication: { name: 'Long Siege' },
    assets,
    member: { id: '1', name: 'Amal Haddad', email: 'amal@example.org', role: 'owner' },
    navigation: groups.map(({ group, areas }) => ({
      group,
      links: areas.map((area) => ({ area, href: `#${area}`, current: area === 'articles' })),
    })),
    places: {
      today: '#',
      articles: `/${language}/list`,
      site: '#',
      newArticle: '#',
      account: '#',
      signIn: '#',
      signOut: '#',
    },
    languages: [
      { code: 'en', name: 'English', dir: 'ltr', href: '/en/today', current: language === 'en' },
      { code: 'fr', name: 'Français', dir: 'ltr', href: '/fr/today', current: language === 'fr' },
      { code: 'ar', name: 'العربية', dir: 'rtl', href: '/ar/today', current: language === 'ar' },
    ],
  }
}

const english = [
  'The chain across the Golden Horn',
  'Sanctions that leaked: Rhodesia and the oil that arrived anyway',
  'A line drawn in green pencil',
  'Who besieged whom: Berlin, 1948',
  'The convoy that was never attacked, and what its commanders concluded from that about the next one',
  'Fashoda without a shot',
  'Eight hundred days of road',
  'Reykjavik’s near miss',
  'What the tree at Panmunjom cost',
]
const arabic = [
  'السلسلة عبر القرن الذهبي',
  'عقوبات تسرّبت: روديسيا والنفط الذي وصل',
  'خط رُسم بقلم أخضر',
  'من حاصر من: برلين ١٩٤٨',
  'القافلة التي لم تُهاجَم قط وما استنتجه قادتها من ذلك',
  'فاشودة بلا طلقة',
  'ثمانمئة يوم من الطريق',
  'ما كاد يكون في ريكيافيك',
  'ثمن شجرة بانمونجوم',
]
const stages: Stage[] = [
  'writing',
  'in-review',
  'overdue',
  'scheduled',
  'approved',
  'published',
  'changed',
  'unpublished',
  'archived',
]

export function deskItems(language: InterfaceLanguage): DeskItem[] {
  return (language === 'ar' ? arabic : english).map((headline, at) => ({
    id: String(at),
    href: `#${at}`,
    headline,
    stage: stages[at] ?? 'writing',
    section: at % 2 === 0 ? 'Sieges' : 'Sanctions and blockades',
    people: at === 1 ? ['Ines Halvorsen', 'Tomasz Wierny'] : ['Mireille Kato'],
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    at: `2026-03-${String(12 + at).padStart(2, '0')}T08:0${at}:00Z`,
    late: at === 2,
  }))
}

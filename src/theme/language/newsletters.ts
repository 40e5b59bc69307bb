/** What pages of newsletters say; the catalogues take it in. */
export const en = {
  'page.newsletters': 'Newsletters',
  'page.newsletter': 'Newsletter',
  'newsletters.intro':
    'Our analysis by mail. Choose what you want; each letter has a link that ends it at once.',
  'newsletters.none': 'There is no newsletter in this language yet.',
  'newsletters.registered': 'For registered readers',
  'newsletters.sample': 'The latest:',
  'newsletters.past': 'Past editions',
  'newsletters.no-editions': 'The first edition has yet to go out.',
  'newsletters.count': { one: '{count} edition', other: '{count} editions' },
  'newsletters.all': 'All newsletters',
  'newsletters.read-on': 'Read on',
} as const

export const fr = {
  'page.newsletters': 'Lettres',
  'page.newsletter': 'Lettre',
  'newsletters.intro':
    'Nos analyses par courriel. Choisissez ce que vous voulez ; chaque lettre porte un lien qui y met fin aussitôt.',
  'newsletters.none': 'Il n’y a pas encore de lettre dans cette langue.',
  'newsletters.registered': 'Pour les lecteurs inscrits',
  'newsletters.sample': 'La dernière :',
  'newsletters.past': 'Éditions précédentes',
  'newsletters.no-editions': 'La première édition n’est pas encore partie.',
  'newsletters.count': { one: '{count} lettre', other: '{count} lettres' },
  'newsletters.all': 'Toutes les lettres',
  'newsletters.read-on': 'Lire la suite',
} as const

export const ar = {
  'page.newsletters': 'النشرات البريدية',
  'page.newsletter': 'نشرة بريدية',
  'newsletters.intro': 'تحليلاتنا في بريدك. اختر ما تريد، وفي كل نشرة رابط ينهي الاشتراك فوراً.',
  'newsletters.none': 'لا توجد نشرة بهذه اللغة بعد.',
  'newsletters.registered': 'للقرّاء المسجَّلين',
  'newsletters.sample': 'آخر عدد:',
  'newsletters.past': 'الأعداد السابقة',
  'newsletters.no-editions': 'لم يصدر العدد الأول بعد.',
  'newsletters.count': {
    zero: 'لا أعداد',
    one: 'عدد واحد',
    two: 'عددان',
    few: '{count} أعداد',
    many: '{count} عددًا',
    other: '{count} عدد',
  },
  'newsletters.all': 'كل النشرات',
  'newsletters.read-on': 'تابع القراءة',
} as const

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
  'newsletters.versions': 'Read this edition in another language',
  'newsletters.all': 'All newsletters',
  'newsletters.read-on': 'Read on',
  'newsletters.follow':
    'Every reader gets a letter of their own. Choose what is in it on the page of a topic or an author.',
  'newsletters.choose': 'Which may we send you?',
  'wall.letter': 'This letter is for registered readers.',
  'wall.letter-plan': 'This letter is for readers with a plan.',
  'wall.lead-letter-register': 'Continue reading this letter by registering and get unlimited access to',
  'wall.lead-letter-plan': 'Continue reading this letter with a plan and get unlimited access to',
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
  'newsletters.versions': 'Lire cette édition dans une autre langue',
  'newsletters.all': 'Toutes les lettres',
  'newsletters.read-on': 'Lire la suite',
  'newsletters.follow':
    'Chacun reçoit une lettre à soi. Choisissez ce qu’elle contient sur la page d’un sujet ou d’un auteur.',
  'newsletters.choose': 'Lesquelles voulez-vous recevoir ?',
  'wall.letter': 'Cette lettre est réservée aux lecteurs inscrits.',
  'wall.letter-plan': 'Cette lettre est réservée aux lecteurs qui ont une formule.',
  'wall.lead-letter-register': 'Inscrivez-vous pour lire la suite de cette lettre et accéder sans limite à',
  'wall.lead-letter-plan':
    'Choisissez une formule pour lire la suite de cette lettre et accéder sans limite à',
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
    zero: 'لا نشرات',
    one: 'نشرة واحدة',
    two: 'نشرتان',
    few: '{count} نشرات',
    many: '{count} نشرة',
    other: '{count} نشرة',
  },
  'newsletters.versions': 'اقرأ هذا العدد بلغة أخرى',
  'newsletters.all': 'كل النشرات',
  'newsletters.read-on': 'تابع القراءة',
  'newsletters.follow': 'لكل قارئ نشرته. اختر ما فيها من صفحة موضوع أو كاتب.',
  'newsletters.choose': 'أيَّ النشرات تريد؟',
  'wall.letter': 'هذه النشرة للقرّاء المسجَّلين.',
  'wall.letter-plan': 'هذه النشرة للقرّاء المشتركين في باقة.',
  'wall.lead-letter-register': 'سجّل لمتابعة قراءة هذه النشرة والوصول بلا حدود إلى',
  'wall.lead-letter-plan': 'اختر اشتراكًا لمتابعة قراءة هذه النشرة والوصول بلا حدود إلى',
} as const

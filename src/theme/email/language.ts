import type { InterfaceLanguage } from '../../lib/languages.ts'

/** What one kind of message says. */
type LetterWords = {
  subject: (publication: string) => string
  heading: (publication: string) => string
  opening: (values: { publication: string; email: string }) => string
  button: string
  /** What happens to someone who did not ask and does nothing. */
  notYou: string
}

export type EmailWords = {
  signIn: LetterWords
  register: LetterWords
  addressOld: LetterWords
  addressNew: LetterWords
  deletion: LetterWords
  staffSignIn: LetterWords
  staffCheck: LetterWords
  staffAddress: LetterWords
  code: string
  codeInText: (digits: string) => string
  /** Link and code live equally long. */
  lifetime: (minutes: number) => string
  otherBrowser: string
  askedFrom: (browser: string, system: string) => string
  askedFromKnown: (name: string) => string
  linkInText: string
  footer: (publication: string) => string
}

const en: EmailWords = {
  signIn: {
    subject: (publication) => `Sign in to ${publication}`,
    heading: (publication) => `Sign in to ${publication}`,
    opening: () => 'Open this link, or type the code in the browser where you asked for it.',
    button: 'Sign in',
    notYou:
      'If you did not ask to sign in, ignore this message. Nobody gets in without the link or the code.',
  },
  register: {
    subject: (publication) => `Finish registering with ${publication}`,
    heading: () => 'One step, and you can read on',
    opening: ({ publication }) =>
      `Confirm your address to register with ${publication}. Open this link, or type the code in the browser where you asked for it.`,
    button: 'Register and read on',
    notYou:
      'If you did not ask to register, ignore this message. Without the link or the code nothing happens.',
  },
  addressOld: {
    subject: (publication) => `Confirm the change of your address at ${publication}`,
    heading: () => 'Is your address to change?',
    opening: ({ email }) =>
      `We were asked to write to ${email} instead of this address. Confirm it here and in the message we sent there.`,
    button: 'Confirm the change',
    notYou: 'If you did not ask for this, ignore this message: your address stays as it is.',
  },
  addressNew: {
    subject: (publication) => `Confirm your new address at ${publication}`,
    heading: () => 'Is this your new address?',
    opening: ({ publication }) =>
      `We were asked to use this address for an account at ${publication}. Confirm it here and in the message we sent to the present address.`,
    button: 'Confirm this address',
    notYou: 'If you did not ask for this, ignore this message: we will not write to you again.',
  },
  deletion: {
    subject: (publication) => `Confirm that your account at ${publication} is to be deleted`,
    heading: () => 'Delete your account?',
    opening: ({ email }) =>
      `We were asked to delete the account of ${email}. Its devices and what you have read go with it, and it cannot be undone.`,
    button: 'Delete my account',
    notYou: 'If you did not ask for this, ignore this message: your account stays as it is.',
  },
  staffSignIn: {
    subject: (publication) => `Sign in to the newsroom of ${publication}`,
    heading: () => 'Sign in to the newsroom',
    opening: () => 'Open this link, or type the code in the browser where you asked for it.',
    button: 'Sign in',
    notYou:
      'If you did not ask to sign in, ignore this message and tell a colleague who owns the publication.',
  },
  staffCheck: {
    subject: (publication) => `Confirm that it is you: ${publication}`,
    heading: () => 'Is it you?',
    opening: () =>
      'Something was asked for in the newsroom that we do only when we are sure who you are. Open this link, or type the code in the browser where you asked for it.',
    button: 'It is me',
    notYou:
      'If you did not ask for anything, do not confirm it, and sign out everywhere: someone has the newsroom open in your name.',
  },
  staffAddress: {
    subject: (publication) => `Confirm your new address in the newsroom of ${publication}`,
    heading: () => 'Is this your new address?',
    opening: ({ publication }) =>
      `A member of the newsroom of ${publication} wants to sign in and get letters at this address. Confirm it here, or type the code in the browser where you asked.`,
    button: 'Confirm this address',
    notYou: 'If you did not ask for this, ignore this message: we will not write to you again.',
  },
  code: 'Code',
  codeInText: (digits) => `Code: ${digits}`,
  lifetime: (minutes) => `Link and code work once, for ${minutes} minutes.`,
  otherBrowser:
    'The link works only in the browser where you asked. If this is another one, type the code there.',
  askedFrom: (browser, system) => `Asked from ${browser} on ${system}.`,
  askedFromKnown: (name) => `Asked from ${name}.`,
  linkInText: 'Open this link:',
  footer: (publication) => `You receive this message because of a request made at ${publication}.`,
}

const fr: EmailWords = {
  signIn: {
    subject: (publication) => `Se connecter à ${publication}`,
    heading: (publication) => `Se connecter à ${publication}`,
    opening: () => 'Ouvrez ce lien, ou saisissez le code dans le navigateur où vous l’avez demandé.',
    button: 'Se connecter',
    notYou: 'Si vous n’avez rien demandé, ignorez ce message. Personne n’entre sans le lien ou le code.',
  },
  register: {
    subject: (publication) => `Terminer votre inscription à ${publication}`,
    heading: () => 'Une étape, et vous poursuivez votre lecture',
    opening: ({ publication }) =>
      `Confirmez votre adresse pour vous inscrire à ${publication}. Ouvrez ce lien, ou saisissez le code dans le navigateur où vous l’avez demandé.`,
    button: 'S’inscrire et poursuivre la lecture',
    notYou: 'Si vous n’avez rien demandé, ignorez ce message. Sans le lien ou le code, rien ne se passe.',
  },
  addressOld: {
    subject: (publication) => `Confirmer votre changement d’adresse à ${publication}`,
    heading: () => 'Faut-il changer votre adresse ?',
    opening: ({ email }) =>
      `On nous a demandé d’écrire à ${email} plutôt qu’à cette adresse. Confirmez-le ici et dans le message envoyé là-bas.`,
    button: 'Confirmer le changement',
    notYou: 'Si vous n’avez rien demandé, ignorez ce message : votre adresse reste la même.',
  },
  addressNew: {
    subject: (publication) => `Confirmer votre nouvelle adresse à ${publication}`,
    heading: () => 'Est-ce votre nouvelle adresse ?',
    opening: ({ publication }) =>
      `On nous a demandé d’utiliser cette adresse pour un compte à ${publication}. Confirmez-le ici et dans le message envoyé à l’adresse actuelle.`,
    button: 'Confirmer cette adresse',
    notYou: 'Si vous n’avez rien demandé, ignorez ce message : nous ne vous écrirons plus.',
  },
  deletion: {
    subject: (publication) => `Confirmer la suppression de votre compte à ${publication}`,
    heading: () => 'Supprimer votre compte ?',
    opening: ({ email }) =>
      `On nous a demandé de supprimer le compte de ${email}. Ses appareils et ses lectures disparaissent avec lui, sans retour possible.`,
    button: 'Supprimer mon compte',
    notYou: 'Si vous n’avez rien demandé, ignorez ce message : votre compte reste tel quel.',
  },
  staffSignIn: {
    subject: (publication) => `Se connecter à la rédaction de ${publication}`,
    heading: () => 'Se connecter à la rédaction',
    opening: () => 'Ouvrez ce lien, ou saisissez le code dans le navigateur où vous l’avez demandé.',
    button: 'Se connecter',
    notYou:
      'Si vous n’avez rien demandé, ignorez ce message et prévenez un collègue propriétaire de la publication.',
  },
  staffCheck: {
    subject: (publication) => `Confirmer que c’est bien vous : ${publication}`,
    heading: () => 'Est-ce bien vous ?',
    opening: () =>
      'On a demandé à la rédaction un acte que nous n’accomplissons qu’une fois sûrs de votre identité. Ouvrez ce lien, ou saisissez le code dans le navigateur où vous l’avez demandé.',
    button: 'C’est bien moi',
    notYou:
      'Si vous n’avez rien demandé, ne confirmez pas et déconnectez-vous partout : quelqu’un a ouvert la rédaction à votre nom.',
  },
  staffAddress: {
    subject: (publication) => `Confirmer votre nouvelle adresse à la rédaction de ${publication}`,
    heading: () => 'Est-ce votre nouvelle adresse ?',
    opening: ({ publication }) =>
      `Un membre de la rédaction de ${publication} souhaite se connecter et recevoir son courrier à cette adresse. Confirmez-le ici, ou saisissez le code dans le navigateur d’où vient la demande.`,
    button: 'Confirmer cette adresse',
    notYou: 'Si vous n’avez rien demandé, ignorez ce message : nous ne vous écrirons plus.',
  },
  code: 'Code',
  codeInText: (digits) => `Code : ${digits}`,
  lifetime: (minutes) => `Le lien et le code servent une seule fois, pendant ${minutes} minutes.`,
  otherBrowser:
    'Le lien ne sert que dans le navigateur d’où vient la demande. Si c’en est un autre, saisissez-y le code.',
  askedFrom: (browser, system) => `Demandé depuis ${browser} sous ${system}.`,
  askedFromKnown: (name) => `Demandé depuis ${name}.`,
  linkInText: 'Ouvrez ce lien :',
  footer: (publication) => `Vous recevez ce message à la suite d’une demande faite sur ${publication}.`,
}

const minutesInArabic = new Intl.PluralRules('ar')

const ar: EmailWords = {
  signIn: {
    subject: (publication) => `تسجيل الدخول إلى ${publication}`,
    heading: (publication) => `تسجيل الدخول إلى ${publication}`,
    opening: () => 'افتح هذا الرابط، أو اكتب الرمز في المتصفح الذي طلبته منه.',
    button: 'تسجيل الدخول',
    notYou: 'إن لم تطلب تسجيل الدخول فتجاهل هذه الرسالة. لا يدخل أحد بلا الرابط أو الرمز.',
  },
  register: {
    subject: (publication) => `أكمل تسجيلك في ${publication}`,
    heading: () => 'خطوة واحدة ثم تتابع القراءة',
    opening: ({ publication }) =>
      `أكّد بريدك لتسجّل في ${publication}. افتح هذا الرابط، أو اكتب الرمز في المتصفح الذي طلبته منه.`,
    button: 'سجّل وتابع القراءة',
    notYou: 'إن لم تطلب التسجيل فتجاهل هذه الرسالة. لا يحدث شيء بلا الرابط أو الرمز.',
  },
  addressOld: {
    subject: (publication) => `أكّد تغيير بريدك في ${publication}`,
    heading: () => 'هل نغيّر بريدك؟',
    opening: ({ email }) =>
      `طُلب منا أن نكتب إلى ${email} بدلًا من هذا البريد. أكّد ذلك هنا وفي الرسالة التي أرسلناها إلى هناك.`,
    button: 'أكّد التغيير',
    notYou: 'إن لم تطلب ذلك فتجاهل هذه الرسالة، ويبقى بريدك كما هو.',
  },
  addressNew: {
    subject: (publication) => `أكّد بريدك الجديد في ${publication}`,
    heading: () => 'هل هذا بريدك الجديد؟',
    opening: ({ publication }) =>
      `طُلب منا أن نستعمل هذا البريد لحساب في ${publication}. أكّد ذلك هنا وفي الرسالة التي أرسلناها إلى البريد الحالي.`,
    button: 'أكّد هذا البريد',
    notYou: 'إن لم تطلب ذلك فتجاهل هذه الرسالة، ولن نكتب إليك مجددًا.',
  },
  deletion: {
    subject: (publication) => `أكّد حذف حسابك في ${publication}`,
    heading: () => 'هل نحذف حسابك؟',
    opening: ({ email }) => `طُلب منا حذف حساب ${email}. تُحذف معه أجهزته وما قرأته، ولا رجعة في ذلك.`,
    button: 'احذف حسابي',
    notYou: 'إن لم تطلب ذلك فتجاهل هذه الرسالة، ويبقى حسابك كما هو.',
  },
  staffSignIn: {
    subject: (publication) => `تسجيل الدخول إلى غرفة تحرير ${publication}`,
    heading: () => 'تسجيل الدخول إلى غرفة التحرير',
    opening: () => 'افتح هذا الرابط، أو اكتب الرمز في المتصفح الذي طلبته منه.',
    button: 'تسجيل الدخول',
    notYou: 'إن لم تطلب تسجيل الدخول فتجاهل هذه الرسالة وأخبر زميلًا من مالكي المنشور.',
  },
  staffCheck: {
    subject: (publication) => `أكّد أنك أنت: ${publication}`,
    heading: () => 'هل هذا أنت؟',
    opening: () =>
      'طُلب في غرفة التحرير أمرٌ لا نفعله إلا حين نتيقّن من هويتك. افتح هذا الرابط، أو اكتب الرمز في المتصفح الذي طلبته منه.',
    button: 'نعم، أنا هو',
    notYou: 'إن لم تطلب شيئًا فلا تؤكّد، وسجّل خروجك من كل مكان: هناك من فتح غرفة التحرير باسمك.',
  },
  staffAddress: {
    subject: (publication) => `أكّد بريدك الجديد في غرفة تحرير ${publication}`,
    heading: () => 'هل هذا بريدك الجديد؟',
    opening: ({ publication }) =>
      `يريد أحد أعضاء غرفة تحرير ${publication} أن يسجّل الدخول ويتلقى الرسائل بهذا العنوان. أكّد ذلك هنا، أو اكتب الرمز في المتصفح الذي طلبته منه.`,
    button: 'أكّد هذا البريد',
    notYou: 'إن لم تطلب ذلك فتجاهل هذه الرسالة، ولن نكتب إليك مجددًا.',
  },
  code: 'الرمز',
  codeInText: (digits) => `الرمز: ${digits}`,
  lifetime: (minutes) => {
    const unit = { zero: 'دقيقة', one: 'دقيقة', two: 'دقيقة', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' }
    return `يصلح الرابط والرمز لمرة واحدة خلال ${minutes} ${unit[minutesInArabic.select(minutes)]}.`
  },
  otherBrowser: 'لا يعمل الرابط إلا في المتصفح الذي طلبته منه. فإن كنت في غيره فاكتب الرمز هناك.',
  askedFrom: (browser, system) => `جاء الطلب من ${browser} على ${system}.`,
  askedFromKnown: (name) => `جاء الطلب من ${name}.`,
  linkInText: 'افتح هذا الرابط:',
  footer: (publication) => `وصلتك هذه الرسالة استجابةً لطلب قُدّم في ${publication}.`,
}

const words: Record<InterfaceLanguage, EmailWords> = { en, fr, ar }

export function emailWords(language: InterfaceLanguage): EmailWords {
  return words[language]
}

/** What is said to whoever comes in; the catalogues take it in. */
export const en = {
  'sign-in.title': 'Sign in',
  'sign-in.intro':
    'Enter your e-mail address. We send you a link and a code; there is no password to remember.',
  'sign-in.submit': 'Send me the link',
  'sign-in.no-account': 'No account yet? Register',

  'register.title': 'Register',
  'register.intro': 'Registered readers get unlimited access to',
  'register.submit': 'Register',
  'register.has-account': 'Have an account? Sign in',
  'register.privacy': 'What we keep, and why',
  'register.note': 'Free of charge. One message with a link and a code, and you are in.',

  'confirm.title-sign-in': 'Sign in to {name}',
  'confirm.title-address-change': 'Confirm your new address',
  'confirm.title-deletion': 'Delete your account',
  'confirm.text-sign-in': 'One more click, so that programs which open links in mail cannot sign you in.',
  'confirm.text-address-change': 'From now on we write to {email}.',
  'confirm.text-deletion':
    'Your account and everything we keep about you will be deleted. This cannot be undone.',
  'confirm.submit-sign-in': 'Sign in',
  'confirm.submit-address-change': 'Confirm the address',
  'confirm.submit-deletion': 'Delete my account',
  'confirm.expired': 'This link no longer works',
  'confirm.again': 'Ask for a new one',

  'claim.title': 'Claim {name}',
  'claim.intro': 'This link makes you the owner of this publication. It works once.',
  'claim.submit': 'Claim the publication',
  'claim.used': 'This link has been used already. The publication has an owner.',
  'claim.expired': 'This link no longer works. Start the program again to get a new one.',
} as const

export const fr = {
  'sign-in.title': 'Se connecter',
  'sign-in.intro':
    'Saisissez votre adresse électronique. Nous envoyons un lien et un code : aucun mot de passe à retenir.',
  'sign-in.submit': 'Envoyez-moi le lien',
  'sign-in.no-account': 'Pas encore de compte ? S’inscrire',

  'register.title': 'S’inscrire',
  'register.intro': 'Les lecteurs inscrits accèdent sans limite à',
  'register.submit': 'S’inscrire',
  'register.has-account': 'Déjà un compte ? Se connecter',
  'register.privacy': 'Ce que nous conservons, et pourquoi',
  'register.note': 'Sans frais. Un message avec un lien et un code, et vous y êtes.',

  'confirm.title-sign-in': 'Se connecter à {name}',
  'confirm.title-address-change': 'Confirmer votre nouvelle adresse',
  'confirm.title-deletion': 'Supprimer votre compte',
  'confirm.text-sign-in':
    'Un dernier clic, pour que les programmes qui ouvrent les liens des courriels ne vous connectent pas.',
  'confirm.text-address-change': 'Désormais, nous écrirons à {email}.',
  'confirm.text-deletion':
    'Votre compte et tout ce que nous conservons à votre sujet seront supprimés, sans retour possible.',
  'confirm.submit-sign-in': 'Se connecter',
  'confirm.submit-address-change': 'Confirmer l’adresse',
  'confirm.submit-deletion': 'Supprimer mon compte',
  'confirm.expired': 'Ce lien ne sert plus',
  'confirm.again': 'En demander un nouveau',

  'claim.title': 'Prendre possession de {name}',
  'claim.intro': 'Ce lien fait de vous le propriétaire de cette publication. Il sert une seule fois.',
  'claim.submit': 'Prendre possession',
  'claim.used': 'Ce lien a déjà servi. La publication a un propriétaire.',
  'claim.expired': 'Ce lien ne sert plus. Redémarrez le programme pour en obtenir un autre.',
}

export const ar = {
  'sign-in.title': 'تسجيل الدخول',
  'sign-in.intro': 'أدخل بريدك الإلكتروني. نرسل إليك رابطًا ورمزًا، فلا كلمة مرور تحفظها.',
  'sign-in.submit': 'أرسلوا إليّ الرابط',
  'sign-in.no-account': 'لا حساب لديك؟ سجّل',

  'register.title': 'التسجيل',
  'register.intro': 'للقرّاء المسجّلين وصول بلا حدود إلى',
  'register.submit': 'سجّل',
  'register.has-account': 'لديك حساب؟ سجّل الدخول',
  'register.privacy': 'ما نحتفظ به ولماذا',
  'register.note': 'مجانًا. رسالة واحدة فيها رابط ورمز، ثم تبدأ القراءة.',

  'confirm.title-sign-in': 'تسجيل الدخول إلى {name}',
  'confirm.title-address-change': 'أكّد عنوانك الجديد',
  'confirm.title-deletion': 'حذف حسابك',
  'confirm.text-sign-in': 'نقرة أخيرة، كي لا تُدخلك البرامج التي تفتح روابط البريد من تلقاء نفسها.',
  'confirm.text-address-change': 'سنكتب إليك من الآن على {email}.',
  'confirm.text-deletion': 'سيُحذف حسابك وكل ما نحتفظ به عنك. لا رجوع عن ذلك.',
  'confirm.submit-sign-in': 'سجّل الدخول',
  'confirm.submit-address-change': 'أكّد العنوان',
  'confirm.submit-deletion': 'احذف حسابي',
  'confirm.expired': 'لم يعد هذا الرابط صالحًا',
  'confirm.again': 'اطلب رابطًا جديدًا',

  'claim.title': 'تملّك {name}',
  'claim.intro': 'يجعلك هذا الرابط مالك هذه المطبوعة. وهو صالح لمرة واحدة.',
  'claim.submit': 'تملّك المطبوعة',
  'claim.used': 'استُعمل هذا الرابط من قبل. للمطبوعة مالك.',
  'claim.expired': 'لم يعد هذا الرابط صالحًا. أعد تشغيل البرنامج لتحصل على رابط جديد.',
}

import type { InterfaceLanguage } from '../../lib/languages.ts'

export type InvitationRole = 'writer' | 'editor' | 'publisher' | 'owner'

export type InvitationWords = {
  subject: (publication: string) => string
  heading: (publication: string) => string
  /** `inviter` may be empty: the shell has no name. */
  opening: (values: { publication: string; inviter: string; role: string }) => string
  roles: Record<InvitationRole, string>
  button: string
  lifetime: (until: string) => string
  notYou: string
  footer: (publication: string) => string
}

const en: InvitationWords = {
  subject: (publication) => `You are invited to the newsroom of ${publication}`,
  heading: (publication) => `Work with us on ${publication}`,
  opening: ({ publication, inviter, role }) =>
    inviter === ''
      ? `You are invited to the newsroom of ${publication} as ${role}.`
      : `${inviter} invites you to the newsroom of ${publication} as ${role}.`,
  roles: { writer: 'a writer', editor: 'an editor', publisher: 'a publisher', owner: 'an owner' },
  button: 'Accept the invitation',
  lifetime: (until) => `The link works once, until ${until}.`,
  notYou: 'If you do not know what this is about, ignore this message: without the link nothing happens.',
  footer: (publication) => `You receive this message because someone at ${publication} invited you.`,
}

const fr: InvitationWords = {
  subject: (publication) => `Vous êtes invité à la rédaction de ${publication}`,
  heading: (publication) => `Travaillez avec nous à ${publication}`,
  opening: ({ publication, inviter, role }) =>
    inviter === ''
      ? `Vous êtes invité à rejoindre la rédaction de ${publication} (${role}).`
      : `${inviter} vous invite à rejoindre la rédaction de ${publication} (${role}).`,
  roles: { writer: 'rédaction', editor: 'édition', publisher: 'direction éditoriale', owner: 'propriétaire' },
  button: 'Accepter l’invitation',
  lifetime: (until) => `Le lien sert une seule fois, jusqu’au ${until}.`,
  notYou: 'Si vous ne savez pas de quoi il s’agit, ignorez ce message : sans le lien, rien ne se passe.',
  footer: (publication) => `Vous recevez ce message parce que quelqu’un de ${publication} vous a invité.`,
}

const ar: InvitationWords = {
  subject: (publication) => `دعوة إلى غرفة تحرير ${publication}`,
  heading: (publication) => `اعمل معنا في ${publication}`,
  opening: ({ publication, inviter, role }) =>
    inviter === ''
      ? `أنت مدعوّ إلى غرفة تحرير ${publication} بصفة ${role}.`
      : `يدعوك ${inviter} إلى غرفة تحرير ${publication} بصفة ${role}.`,
  roles: { writer: 'كاتب', editor: 'محرّر', publisher: 'ناشر', owner: 'مالك' },
  button: 'اقبل الدعوة',
  lifetime: (until) => `يصلح الرابط لمرة واحدة حتى ${until}.`,
  notYou: 'إن لم تعرف ما هذا فتجاهل الرسالة: لا يحدث شيء بلا الرابط.',
  footer: (publication) => `وصلتك هذه الرسالة لأن أحد العاملين في ${publication} دعاك.`,
}

const words: Record<InterfaceLanguage, InvitationWords> = { en, fr, ar }

export function invitationWords(language: InterfaceLanguage): InvitationWords {
  return words[language]
}

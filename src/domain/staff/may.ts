import type { Id } from '../../platform/db/schema.ts'
import type { StaffRole } from '../../platform/db/schema-accounts.ts'

/** A member of the newsroom, as every decision about them needs it. */
export type Member = {
  id: Id
  name: string
  email: string
  role: StaffRole
  /** Sections the role is limited to; null: all. */
  sectionIds: readonly Id[] | null
}

/** What an act is about, as far as it matters: whose article, in which section. */
export type Subject = { sectionId?: Id; createdBy?: Id | null }

/** Everything staff can do, and the lowest role that may. Higher roles may what lower ones may. */
const acts = {
  'article.create': 'writer',
  'article.read': 'writer',
  'article.edit': 'writer',
  'article.submit': 'writer',
  'article.remark': 'writer',
  'article.preview': 'writer',
  'media.add': 'writer',
  // Of what they brought themselves: see `may`.
  'media.describe': 'writer',
  'article.review': 'editor',
  'article.assign': 'editor',
  'article.publish': 'editor',
  'article.unpublish': 'editor',
  'article.archive': 'editor',
  'author.edit': 'editor',
  'topic.edit': 'editor',
  'media.edit': 'editor',
  'edition.write': 'editor',
  'event.edit': 'editor',
  // Names and addresses of readers: whoever stands at the door is an editor too.
  'event.attendance': 'editor',
  'front.edit': 'publisher',
  'section.edit': 'publisher',
  // A series opens or walls whole articles, of every section, and stands in the header.
  'series.edit': 'publisher',
  'page.edit': 'publisher',
  // Who a newsletter comes from, and who may get it, is the publication's promise to its readers.
  'newsletter.edit': 'publisher',
  // A letter cannot be called back, and speaks in the publication's name to everybody at once.
  'edition.send': 'publisher',
  // Readers' addresses: who writes needs to know how many there are, and not who.
  'subscriber.edit': 'publisher',
  'navigation.edit': 'publisher',
  'redirect.edit': 'publisher',
  'identity.edit': 'publisher',
  'policy.edit': 'publisher',
  'audit.read': 'publisher',
  'staff.edit': 'owner',
  'key.edit': 'owner',
  'publication.export': 'owner',
} as const satisfies Record<string, StaffRole>

export type Act = keyof typeof acts

export const allActs = Object.keys(acts).filter((act): act is Act => act in acts)

export const roles: readonly StaffRole[] = ['writer', 'editor', 'publisher', 'owner']

/** Whoever fetches a thing asks this about it. Pure. */
export function may(member: Member, act: Act, subject: Subject = {}): boolean {
  if (rank(member.role) < rank(acts[act])) return false
  // A writer has their own articles and no others.
  if (member.role === 'writer' && 'createdBy' in subject && subject.createdBy !== member.id) return false
  return !isBoundToSections(act) || isInSections(member, subject)
}

/** Nobody gives, or takes, a role above their own. */
export function mayGiveRole(member: Member, role: StaffRole): boolean {
  return may(member, 'staff.edit') && rank(role) <= rank(member.role)
}

function rank(role: StaffRole): number {
  return roles.indexOf(role)
}

/** Everyone reads everything of their colleagues; what changes an article stays within a member's sections. */
function isBoundToSections(act: Act): boolean {
  if (act.startsWith('event.')) return true
  return act.startsWith('article.') && act !== 'article.read' && act !== 'article.remark'
}

function isInSections(member: Member, subject: Subject): boolean {
  return (
    member.sectionIds === null ||
    subject.sectionId === undefined ||
    member.sectionIds.includes(subject.sectionId)
  )
}

import type { EditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { maskedAddress } from '../../../lib/email-address.ts'

/**
 * What a member reads of a copy: who writes letters needs to know what became of them, and not whose they were. Servers
 * repeat the address in what they say. Whoever opens a message about an event may know who comes to it.
 */
export function wordsOfCopies(
  member: Member,
  { newsletterId }: EditionDraft,
): (row: { email: string }, words: string) => string {
  if (newsletterId === null || may(member, 'subscriber.edit')) return (_, words) => words
  return ({ email }, words) =>
    email === '' ? words : words.replace(new RegExp(RegExp.escape(email), 'gi'), () => maskedAddress(email))
}

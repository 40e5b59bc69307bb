import { compareDocuments, compareText } from '../../../domain/articles/compare.ts'
import type { ShowEditionBlock } from '../../../domain/articles/document/edition-block.ts'
import {
  type EditionContent,
  type EditionDraft,
  isWritable,
} from '../../../domain/newsletters/edition-draft.ts'
import {
  listEditionRevisions,
  readEditionRevision,
  restoreEditionRevision,
} from '../../../domain/newsletters/edition-revisions.ts'
import { articlesShown, eventsShown } from '../../../domain/newsletters/shown.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { comparisonPage } from '../../../theme/newsroom/desk/comparison.tsx'
import { revisionsPage } from '../../../theme/newsroom/desk/revisions.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { revisionId } from '../desk/fields.ts'
import { sayStale } from '../desk/moves.ts'
import { comparisonOf, offered, revisionList, revisionsAskedFor } from '../desk/revision-pages.ts'
import { newsroomFrame } from '../frame.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { editionHere } from './edition-here.ts'
import { editionAnswer } from './edition.ts'
import { editions } from './newsletter.ts'

export async function showEditionRevisions(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return notFound(c, deps)
  const { editionId, head } = edition
  const filter = revisionsAskedFor(c)
  const { revisions, sentRevisionId } = await listEditionRevisions(deps.database.db, editionId, filter)
  const place = `${editions}/${editionId}`
  const html = revisionsPage({
    frame: frameOf(c, deps, member, edition),
    articleHref: here(c, place),
    ...revisionList(c, { place, headId: head.id, publishedRevisionId: sentRevisionId }, revisions, filter),
    mayRestore: isWritable(edition),
  })
  return c.html(html)
}

export async function restoreEdition(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const read = await readForm(c, { revision: revisionId, head: revisionId })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const { editionId } = edition
  const wish = { editionId, revisionId: read.fields.revision, head: read.fields.head }
  const done = await restoreEditionRevision(deps.database.db, deps.clock, doer, wish)
  if (done.outcome === 'restored') return back(c, `${editions}/${editionId}`, 'restored')
  if (done.outcome === 'nothing') return notFound(c, deps)
  const error = done.outcome === 'stale' ? sayStale(c, done) : textHere(c)('letters.frozen')
  return editionAnswer(c, deps, member, edition, {
    form: { values: {}, errors: { form: error } },
    status: 409,
  })
}

export async function showEditionComparison(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const edition = await editionHere(c, deps, member)
  if (!edition) return notFound(c, deps)
  const { editionId, head, language } = edition
  const from = await readEditionRevision(db, editionId, c.req.query('from') ?? '')
  const to = await readEditionRevision(db, editionId, c.req.query('to') ?? '')
  if (!from || !to) return notFound(c, deps)
  const { revisions: listed } = await listEditionRevisions(db, editionId, offered)
  const place = `${editions}/${editionId}`
  const mayRestore = isWritable(edition)
  const names = await namesOfBlocks(c, deps, language, [from.content, to.content])
  const html = comparisonPage({
    frame: frameOf(c, deps, member, edition),
    articleHref: here(c, place),
    ...comparisonOf(c, { place, headId: head.id, language, from, to, listed, mayRestore }),
    fields: fieldsThatDiffer(c, from.content, to.content),
    blocks: compareDocuments(from.content.body, to.content.body, names),
  })
  return c.html(html)
}

function frameOf(c: Asking, deps: Deps, member: Member, { content }: EditionDraft) {
  const title = content.subject || textHere(c)('letters.no-subject')
  return newsroomFrame(c, deps, member, { title, area: 'newsletters' })
}

function fieldsThatDiffer(c: Asking, from: EditionContent, to: EditionContent) {
  const text = textHere(c)
  const rows = [
    { label: text('letters.subject'), before: from.subject, after: to.subject },
    { label: text('letters.other-subject'), before: from.otherSubject ?? '', after: to.otherSubject ?? '' },
    { label: text('letters.preheader'), before: from.preheader, after: to.preheader },
  ]
  return rows
    .filter(({ before, after }) => before !== after)
    .map(({ label, before, after }) => ({ label, runs: compareText(before, after) }))
}

/** An article, section or event in an edition is compared by its name: its own words are elsewhere. */
async function namesOfBlocks(
  c: Asking,
  deps: Deps,
  language: string,
  contents: readonly EditionContent[],
): Promise<ShowEditionBlock> {
  const { db } = deps.database
  const names = new Map(c.var.site.sections.map(({ id, name }) => [id, inLanguage(name, c.var.language)]))
  for (const { body } of contents) {
    for (const { id, name } of await articlesShown(db, body, language)) names.set(id, name)
    for (const { id, name } of await eventsShown(db, body, language)) names.set(id, name)
  }
  return ({ type, attrs }) => {
    if (type === 'articleBlock') return names.get(attrs.work) ?? ''
    return names.get(type === 'sectionBlock' ? attrs.section : attrs.event) ?? ''
  }
}

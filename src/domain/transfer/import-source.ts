import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { readIdentity } from '../publication/identity.ts'
import { addRedirect } from '../publication/redirects.ts'
import { type Place, placeItems } from './addresses.ts'
import { placeAuthors } from './authors.ts'
import { type Links, requestForm, startLinks } from './links.ts'
import { type Desk, type FindFile, openDesk } from './pictures.ts'
import { prepareItem, type Prepared } from './prepare.ts'
import { findRemembered, listRemembered, remember } from './remembered.ts'
import { type ImportReport, type ItemReport, startReport } from './report.ts'
import type { Source, SourceItem } from './source.ts'
import { placeTerms, type TermPlace } from './terms.ts'
import { createImported, reviseImported, type Written } from './write-article.ts'
import { createImportedPage, reviseImportedPage } from './write-page.ts'

export type ImportNeeds = {
  db: Db
  media: MediaStore
  clock: Clock
  findFile: FindFile
  dryRun: boolean
  /** Called after each step: how many items and files are done, of how many. */
  onProgress: (done: number, total: number) => void
}

/**
 * Brings in everything a source has, each item in a transaction of its own, so that it can be stopped at any moment
 * and run again: what is here already is left alone. Sends nothing and makes no accounts.
 */
export async function importSource(source: Source, needs: ImportNeeds): Promise<ImportReport> {
  const report = startReport(source.name, needs.dryRun, source.notTaken)
  const work = await prepareWork(source, needs, report)
  const total = source.outline.length + source.files.length
  let done = 0
  for await (const item of source.items()) {
    report.items.push(await importItem(work, item))
    needs.onProgress((done += 1), total)
  }
  for (const file of source.files) {
    await work.desk.take([file.url], () => ({ alt: file.alt, credit: file.credit }))
    needs.onProgress((done += 1), total)
  }
  return report
}

type Work = ImportNeeds & {
  source: Source
  report: ImportReport
  places: Map<string, Place>
  oldPaths: Map<string, string[]>
  sections: Map<string, TermPlace>
  topics: Map<string, TermPlace>
  authors: Map<string, TermPlace>
  desk: Desk
  links: Links
  /** Paths that are somebody's address here, which no redirect may take. */
  paths: Set<string>
}

async function prepareWork(source: Source, needs: ImportNeeds, report: ImportReport): Promise<Work> {
  const { db } = needs
  const { languages } = await readIdentity(db)
  const remembered = await listRemembered(db, source.name)
  const common = { ...needs, source: source.name, remembered, firstLanguage: languages[0] ?? 'en' }
  const desk = openDesk({ ...common, report: report.pictures })
  const places = await placeItems(db, source.outline, remembered, common.firstLanguage)
  const sections = await placeTerms(common, 'section', source.sections, report.sections)
  const topics = await placeTerms(common, 'topic', source.topics, report.topics)
  const authors = await placeAuthors({ ...common, desk }, source.authors, report.authors)
  const links = startLinks(source)
  const paths = new Set([...places.values()].map(({ path }) => path))
  const work = { ...needs, source, report, places, sections, topics, authors, desk, links, paths }
  const oldPaths = new Map(source.outline.map((entry) => [entry.key, entry.oldPaths]))
  await linkTerms(work)
  for (const [key, place] of places) for (const old of oldPaths.get(key) ?? []) links.add(old, place.path)
  return { ...work, oldPaths }
}

type TermWork = Omit<Work, 'oldPaths'>

async function linkTerms(work: TermWork): Promise<void> {
  const { source, sections, topics, authors } = work
  const lists = [
    { terms: source.topics, places: topics },
    { terms: source.sections, places: sections },
    { terms: source.authors, places: authors },
  ]
  const moved = lists.flatMap(({ terms, places }) =>
    terms.flatMap((term) => term.oldPaths.map((old) => ({ old, path: places.get(term.key)?.path }))),
  )
  for (const { old, path } of moved) {
    if (path === undefined) continue
    work.links.add(old, path)
    await inTransaction(work.db, (db) => redirect(work, db, old, path))
  }
}

async function importItem(work: Work, item: SourceItem): Promise<ItemReport> {
  const place = work.places.get(item.key)
  if (!place) throw new Error(`The item ${item.key} was not there when the file was first read.`)
  const base: Omit<ItemReport, 'outcome' | 'notes'> = {
    key: item.key,
    where: item.where,
    title: item.title,
    became: place.kind,
    state: item.state.as,
    address: place.path,
  }
  const preparation = await prepareItem(item, work.desk, work.links)
  if (!preparation.ok) {
    return { ...base, became: null, address: null, outcome: 'not taken', notes: [preparation.problem] }
  }
  const { prepared } = preparation
  const { outcome, note } = await inTransaction(work.db, (db) => writeItem(work, db, item, place, prepared))
  return { ...base, outcome, notes: [...place.notes, ...prepared.notes, ...(note === null ? [] : [note])] }
}

type Result = { outcome: ItemReport['outcome']; note: string | null }

async function writeItem(
  work: Work,
  db: Db,
  item: SourceItem,
  place: Place,
  prepared: Prepared,
): Promise<Result> {
  const { clock, source } = work
  const known = await findRemembered(db, source.name, item.key)
  if (known && known.digest === prepared.digest) return { outcome: 'unchanged', note: null }
  if (known && !(await isStillHere(db, place.kind, known.targetId)))
    return { outcome: 'removed here', note: null }
  if (work.dryRun) return { outcome: known ? 'revised' : 'created', note: null }
  const { id, note } = await write(work, db, item, place, prepared, known?.targetId)
  await remember(db, clock, source.name, {
    sourceKey: item.key,
    digest: prepared.digest,
    targetKind: place.kind,
    targetId: id,
  })
  if (item.state.as === 'published') {
    for (const old of work.oldPaths.get(item.key) ?? []) await redirect(work, db, old, place.path)
  }
  return { outcome: known ? 'revised' : 'created', note }
}

async function write(
  work: Work,
  db: Db,
  item: SourceItem,
  place: Place,
  prepared: Prepared,
  id: string | undefined,
): Promise<Written> {
  const { clock } = work
  if (place.kind === 'page') {
    if (id === undefined) return createImportedPage(db, clock, item, place, prepared)
    return reviseImportedPage(db, clock, id, item, prepared)
  }
  const parts = {
    sectionId: work.sections.get(item.sectionKey ?? '')?.id ?? '',
    authorIds: idsOf(item.authorKeys, work.authors),
    topicIds: idsOf(item.topicKeys, work.topics),
  }
  if (id === undefined) return createImported(db, clock, item, place, prepared, parts)
  return reviseImported(db, clock, id, item, prepared, parts)
}

async function isStillHere(db: Db, kind: 'article' | 'page', id: string): Promise<boolean> {
  return (await db.selectFrom(kind).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** A redirect that is there already stays: an earlier run or the newsroom has made it. */
async function redirect(work: TermWork, db: Db, old: string, path: string): Promise<void> {
  const source = requestForm(old)
  if (source === undefined || source === path || work.paths.has(source)) return
  const known = await db.selectFrom('redirect').select('id').where('source', '=', source).executeTakeFirst()
  if (known) return
  work.report.redirects += 1
  if (!work.dryRun) await addRedirect(db, work.clock, source, path)
}

/** Two of the source's topics may be one here. */
function idsOf(keys: string[], places: Map<string, TermPlace>): string[] {
  return [...new Set(keys.flatMap((key) => places.get(key)?.id ?? []))]
}

import { isOpen, type Verdict } from '../../domain/access/judge.ts'
import { compareDocuments, compareText } from '../../domain/articles/compare.ts'
import type { Document } from '../../domain/articles/document/document.ts'
import { isWithheld, type PublishedText, teaserAmong } from '../../domain/articles/history.ts'
import { directionOf } from '../../lib/languages.ts'
import type {
  HistoryChangesProps,
  HistoryEntry as ShownEntry,
  HistoryProps,
  TextRun,
} from '../../theme/contract/reading.ts'
import { say } from '../../theme/language/translate.ts'
import type { FreeLeft } from '../access/free-left.ts'
import { articlePath } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { buildFrame } from './frame.ts'
import type { ToldArticle } from './history.ts'
import { wallOf } from './wall.ts'

/** What of a text this verdict lets through. Everything about a body that a page says is made of this. */
export function visibleBody({ texts }: ToldArticle, text: PublishedText, verdict: Verdict): Document {
  return isOpen(verdict) ? text.content.body : teaserAmong(texts, text)
}

export function historyProps(
  c: Asking,
  deps: Deps,
  told: ToldArticle,
  corrections: { id: string; text: string; at: string }[],
  verdict: Verdict,
): HistoryProps {
  const { entries, texts } = told
  const known = new Set(texts.map(({ correction }) => correction?.id))
  const notes = corrections.filter(({ id }) => !known.has(id))
  const shown = entries.map((entry): ShownEntry => {
    if (isWithheld(entry)) return { kind: 'withheld', at: entry.at, reason: entry.withheld }
    return textEntry(told, entry, verdict)
  })
  const all = [...shown, ...notes.map(({ text, at }): ShownEntry => ({ kind: 'note', at, correction: text }))]
  return {
    frame: historyFrame(c, deps, told, 'history.title'),
    article: aboutArticle(c, told),
    entries: all.toReversed().toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)),
    isWalled: !isOpen(verdict),
  }
}

export function changesProps(
  c: Asking,
  deps: Deps,
  told: ToldArticle,
  { before, text, path }: { before: PublishedText; text: PublishedText; path: string },
  verdict: Verdict,
  free: FreeLeft | undefined,
): HistoryChangesProps {
  const { content: then } = before
  const { content: now } = text
  const fields = (['headline', 'kicker', 'standfirst', 'summary'] as const)
    .filter((field) => then[field] !== now[field])
    .map((field) => ({ field, runs: compareText(then[field], now[field]) }))
  return {
    frame: historyFrame(c, deps, told, 'history.changes'),
    article: aboutArticle(c, told),
    historyHref: told.path,
    from: { at: before.at },
    to: { at: text.at, correction: text.correction?.text },
    fields,
    blocks: compareDocuments(visibleBody(told, before, verdict), visibleBody(told, text, verdict)),
    wall: isOpen(verdict) ? undefined : wallOf(c, verdict, path, free),
  }
}

function textEntry(told: ToldArticle, text: PublishedText, verdict: Verdict): ShownEntry {
  const { texts, path, article } = told
  const at = texts.indexOf(text)
  const [before, next] = [texts[at - 1], texts[at + 1]]
  const isFirst = before === undefined && text.at <= article.publishedAt
  const wasNamed = next && next.content.headline !== text.content.headline
  return {
    kind: text.correction !== undefined ? 'correction' : isFirst ? 'first' : 'update',
    at: text.at,
    correction: text.correction?.text,
    headline: wasNamed ? text.content.headline : undefined,
    // What stands behind the wall has no length either.
    amount: before && isOpen(verdict) ? amountBetween(before, text) : undefined,
    isNow: next === undefined,
    textHref: next && `${path}/${text.number}`,
    changesHref: before && `${path}/${text.number}/changes`,
  }
}

function amountBetween(before: PublishedText, text: PublishedText): { added: number; removed: number } {
  const runs = compareDocuments(before.content.body, text.content.body).flatMap((block) => block.runs)
  const wordsOf = (wanted: TextRun['kind']) =>
    runs
      .filter(({ kind }) => kind === wanted)
      .reduce((sum, run) => sum + (run.text.match(/[\p{Letter}\p{Number}]+/gu)?.length ?? 0), 0)
  return { added: wordsOf('added'), removed: wordsOf('removed') }
}

/** Not for search engines, which are to find what the article says now. */
function historyFrame(
  c: Asking,
  deps: Deps,
  { article }: ToldArticle,
  key: 'history.title' | 'history.changes',
): HistoryProps['frame'] {
  const { language, site } = c.var
  const title = `${say({ language, timeZone: site.identity.timeZone })(key)}: ${article.headline}`
  return buildFrame(c, deps, { title, description: title, robots: 'noindex', versions: [] })
}

function aboutArticle(c: Asking, { article }: ToldArticle): HistoryProps['article'] {
  return {
    headline: article.headline,
    href: articlePath(c.var.site.identity.languages, article),
    language: article.language,
    dir: directionOf(article.language),
  }
}

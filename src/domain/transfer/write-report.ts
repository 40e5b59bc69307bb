import type { ImportReport, ItemReport, Outcome, Tally } from './report.ts'

const MOST_LINES = 40
const EXAMPLES = 3

/** The report for people: what became what, what was changed, what could not be taken and why. */
export function writeReport(report: ImportReport): string {
  const { pictures } = report
  const lines = [
    report.dryRun ? 'This was a dry run: nothing was written.' : `Imported from ${report.source}.`,
    '',
    ...table(report),
    ...section('Could not be taken', [
      ...report.items.filter(({ outcome }) => outcome === 'not taken').map(itemLine),
      ...report.notTaken.map(({ what, count, why, examples }) => {
        const named = examples.length > 0 ? ` (${examples.join('; ')})` : ''
        return `${count} × ${what}: ${why}${named}`
      }),
      ...missingPictures(pictures.missing),
    ]),
    ...section(
      'Changed or worth a look',
      report.items.filter(({ outcome, notes }) => outcome !== 'not taken' && notes.length > 0).map(itemLine),
    ),
  ]
  return lines.join('\n')
}

function table(report: ImportReport): string[] {
  const { authors, sections, topics, pictures } = report
  const count = (became: string, outcome: Outcome, state?: string) =>
    report.items.filter(
      (item) =>
        item.became === became && item.outcome === outcome && (state === undefined || item.state === state),
    ).length
  const items = (['article', 'page'] as const).map(
    (became) =>
      `${became}s: ${count(became, 'created')} new (${count(became, 'created', 'draft')} of them drafts), ` +
      `${count(became, 'revised')} changed, ${count(became, 'unchanged')} as before, ` +
      `${count(became, 'removed here')} removed here since`,
  )
  return [
    ...items,
    tally('authors', authors),
    tally('sections', sections),
    tally('topics', topics),
    `pictures: ${pictures.taken} new, ${pictures.known} known, ${pictures.missing.length} missing`,
    `redirects: ${report.redirects} new`,
  ]
}

function tally(what: string, { created, known }: Tally): string {
  return `${what}: ${created} new, ${known} known`
}

function missingPictures(missing: ImportReport['pictures']['missing']): string[] {
  return [...Map.groupBy(missing, ({ why }) => why)].map(([why, list]) => {
    const urls = list.slice(0, EXAMPLES).map(({ url }) => url)
    return `${list.length} × pictures: ${why} (${urls.join('; ')}${list.length > EXAMPLES ? '; …' : ''})`
  })
}

function section(title: string, lines: string[]): string[] {
  if (lines.length === 0) return []
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${line}`)
  const rest = lines.length - shown.length
  return [
    '',
    `${title}:`,
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more, all of them in the report file`] : []),
  ]
}

function itemLine({ where, title, address, notes }: ItemReport): string {
  return `${where} "${title}"${address === null ? '' : ` → ${address}`}: ${notes.join(' ')}`
}

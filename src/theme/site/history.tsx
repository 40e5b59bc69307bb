import type { Locale } from '../contract/frame.ts'
import type { HistoryChangesProps, HistoryEntry, HistoryProps, TextRun } from '../contract/reading.ts'
import { longDate } from '../format.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ListHead } from '../parts/list-head.tsx'
import { Moment } from '../parts/time.tsx'
import { Wall } from '../parts/wall.tsx'

/** Every text of one article that was published, newest first. */
export const History = ({ frame, article, entries, isWalled }: HistoryProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="history">
      <ListHead title={text('history.title')} label={text('history.of')} locale={locale}>
        <p>
          <a href={article.href} lang={article.language} dir={article.dir}>
            {article.headline}
          </a>
        </p>
        <p class="list-intro">{text(entries.length > 1 ? 'history.intro' : 'history.unchanged')}</p>
      </ListHead>
      {isWalled && entries.length > 1 ? <p class="history-note">{text('history.walled')}</p> : null}
      <ol class="history" reversed>
        {entries.map((entry) => (
          <li>
            <Entry entry={entry} article={article} locale={locale} />
          </li>
        ))}
      </ol>
    </Document>
  )
}

type EntryProps = { entry: HistoryEntry; article: HistoryProps['article']; locale: Locale }

const Entry = ({ entry, article, locale }: EntryProps) => {
  const text = say(locale)
  if (entry.kind === 'withheld')
    return (
      <>
        <Moment at={entry.at} locale={locale} />
        <p dir="auto">{text('history.withheld', { reason: entry.reason })}</p>
      </>
    )
  return (
    <>
      <strong>{text(`history.${entry.kind}`)}</strong> <Moment at={entry.at} locale={locale} />
      {entry.correction ? <p dir="auto">{entry.correction}</p> : null}
      {entry.kind === 'note' ? null : <Text entry={entry} article={article} locale={locale} />}
    </>
  )
}

type TextEntry = Extract<HistoryEntry, { kind: 'first' | 'update' | 'correction' }>

const Text = ({ entry, article, locale }: EntryProps & { entry: TextEntry }) => {
  const text = say(locale)
  const { headline, amount, isNow, textHref, changesHref } = entry
  return (
    <>
      {headline ? (
        <p lang={article.language} dir={article.dir}>
          {text('history.headline', { name: headline })}
        </p>
      ) : null}
      {amount ? (
        <p>
          {amount.added + amount.removed === 0 ? text('history.no-words') : text('history.words', amount)}
        </p>
      ) : null}
      {isNow ? <p>{text('history.now')}</p> : null}
      {textHref || changesHref ? (
        <p class="history-links">
          {textHref ? <a href={textHref}>{text('history.read')}</a> : null}
          {changesHref ? <a href={changesHref}>{text('history.changes')}</a> : null}
        </p>
      ) : null}
    </>
  )
}

/** One text set against the one before, as far as whoever asks may read them. */
export const HistoryChanges = (props: HistoryChangesProps) => {
  const { frame, article, from, to, fields, blocks, wall } = props
  const { locale } = frame
  const text = say(locale)
  const isSame = fields.length === 0 && blocks.every(({ kind }) => kind === 'same')
  return (
    <Document frame={frame} kind="history">
      <ListHead
        title={text('history.compared', { date: longDate(to.at, locale) })}
        label={text('history.of')}
        intro={to.correction}
        locale={locale}
      >
        <p>
          <a href={article.href} lang={article.language} dir={article.dir}>
            {article.headline}
          </a>
        </p>
        <p>
          {text('history.compared-with', { date: longDate(from.at, locale) })}{' '}
          <a href={props.historyHref}>{text('history.title')}</a>
        </p>
      </ListHead>
      <div class="history-text" lang={article.language} dir={article.dir}>
        {isSame ? <p lang={locale.language}>{text('history.same')}</p> : null}
        {fields.length > 0 ? (
          <dl>
            {fields.map(({ field, runs }) => (
              <div>
                <dt class="label" lang={locale.language}>
                  {text(`history.field.${field}`)}
                </dt>
                <dd>
                  <Runs runs={runs} locale={locale} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {blocks.map(({ type, runs }) => (
          <p class={type === 'heading' ? 'compared-heading' : undefined}>
            <Runs runs={runs} locale={locale} />
          </p>
        ))}
      </div>
      {wall ? (
        <>
          <p>{text('history.walled')}</p>
          <Wall wall={wall} locale={locale} />
        </>
      ) : null}
    </Document>
  )
}

/** Marked for eyes and for ears. */
const Runs = ({ runs, locale }: { runs: TextRun[]; locale: Locale }) => (
  <>
    {runs.map(({ kind, text: words }) => {
      if (words === '') return null
      if (kind === 'same') return <span>{words}</span>
      return kind === 'added' ? (
        <ins>
          <Heard locale={locale} kind="added" />
          {words}
          <Heard locale={locale} kind="end-of-mark" />
        </ins>
      ) : (
        <del>
          <Heard locale={locale} kind="removed" />
          {words}
          <Heard locale={locale} kind="end-of-mark" />
        </del>
      )
    })}
  </>
)

const Heard = ({ locale, kind }: { locale: Locale; kind: 'added' | 'removed' | 'end-of-mark' }) => (
  <span class="heard" lang={locale.language}>
    {' '}
    {say(locale)(`history.${kind}`)}{' '}
  </span>
)

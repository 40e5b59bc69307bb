import { raw } from 'hono/html'
import type { Locale } from '../contract/frame.ts'
import type { ArticleProps } from '../contract/reading.ts'
import { ArticleEnd } from './article-end.tsx'
import { dateAndTime } from '../format.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ByNames } from '../parts/names.tsx'
import { Figure } from '../parts/picture.tsx'
import { PrintedLinks } from '../parts/printed-links.tsx'
import { Portrait } from '../parts/portrait.tsx'
import { Moment } from '../parts/time.tsx'
import { MeterNotice, Wall } from '../parts/wall.tsx'

export const Article = (props: ArticleProps) => {
  const { frame, article, body } = props
  const { locale } = frame
  return (
    <Document frame={frame} kind="article">
      {props.earlier ? <Earlier earlier={props.earlier} locale={locale} /> : null}
      <article class={`article article-${article.kind}`} lang={article.language} dir={article.dir}>
        <ArticleHead article={article} locale={locale} />
        {article.summary ? <Summary summary={article.summary} locale={locale} /> : null}
        {article.lead ? (
          <Figure picture={article.lead} sizes="(min-width: 64rem) 60rem, 100vw" first />
        ) : null}
        {body.kind === 'whole' ? (
          <>
            {body.meter ? <MeterNotice meter={body.meter} locale={locale} /> : null}
            <div class="body">{raw(body.bodyHtml)}</div>
          </>
        ) : (
          <>
            <div class="body teaser">{raw(body.teaserHtml)}</div>
            <Wall wall={body.wall} locale={locale} />
          </>
        )}
        <PrintedLinks html={body.kind === 'whole' ? body.bodyHtml : body.teaserHtml} url={article.url} />
      </article>
      <ArticleEnd {...props} />
    </Document>
  )
}

const ArticleHead = ({ article, locale }: { article: ArticleProps['article']; locale: Locale }) => (
  <header class="article-head">
    <p class="kicker">
      <a href={article.section.href}>{article.section.name}</a>
      {article.kicker ? <span>{article.kicker}</span> : null}
    </p>
    {article.series ? <SeriesLine series={article.series} locale={locale} /> : null}
    <h1>{article.headline}</h1>
    {article.standfirst ? <p class="standfirst">{article.standfirst}</p> : null}
    <Byline article={article} locale={locale} />
  </header>
)

/** So that nobody takes what the article said once for what it says. */
const Earlier = ({ earlier, locale }: { earlier: NonNullable<ArticleProps['earlier']>; locale: Locale }) => {
  const text = say(locale)
  const { at, nowHref, changesHref } = earlier
  return (
    <aside class="earlier" aria-label={text('history.of')}>
      <p>
        <strong>{text('history.as-it-was', { date: dateAndTime(at, locale) })}</strong>{' '}
        <a href={nowHref}>{text('history.to-now')}</a>
        {changesHref ? (
          <>
            {' '}
            <a href={changesHref}>{text('history.changes')}</a>
          </>
        ) : null}
      </p>
    </aside>
  )
}

const SeriesLine = ({
  series,
  locale,
}: {
  series: NonNullable<ArticleProps['article']['series']>
  locale: Locale
}) => (
  <p class="series-line">
    <a href={series.href}>{series.name}</a>{' '}
    <span>{say(locale)('article.part', { part: series.part, parts: series.parts })}</span>
  </p>
)

const Byline = ({ article, locale }: { article: ArticleProps['article']; locale: Locale }) => {
  const text = say(locale)
  return (
    <div class="byline">
      {article.authors.length > 0 ? (
        <p class="portraits">
          {article.authors.map((author) => (
            <Portrait author={author} size="small" />
          ))}
        </p>
      ) : null}
      <div>
        <p class="byline-names">
          <ByNames authors={article.authors} locale={locale} />
        </p>
        <p class="byline-times">
          <span>
            {text('article.published')} <Moment at={article.published} locale={locale} />
          </span>
          {article.updated ? (
            <span>
              {text('article.updated')} <Moment at={article.updated} locale={locale} />
            </span>
          ) : null}
          <span>{text('article.reading', { count: article.minutes })}</span>
          {article.audience === 'everyone' ? <span class="badge">{text('card.everyone')}</span> : null}
        </p>
      </div>
    </div>
  )
}

/** A question and its answer; the question is what stands before the first question mark of any script. */
const Summary = ({ summary, locale }: { summary: string; locale: Locale }) => {
  const [, question, answer] = /^(.*?[?؟？])\s+(.+)$/su.exec(summary) ?? [undefined, undefined, summary]
  return (
    <section class="summary" aria-labelledby="summary">
      <h2 class="label" id="summary">
        {say(locale)('article.summary')}
      </h2>
      {question ? <p class="summary-question">{question}</p> : null}
      <p>{answer}</p>
    </section>
  )
}

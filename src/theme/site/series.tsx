import type { SeriesProps } from '../contract/reading.ts'
import { say } from '../language/translate.ts'
import { Card } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'
import { Feeds } from '../parts/feeds.tsx'
import { Picture } from '../parts/picture.tsx'

/** An ordered project: a cover, an introduction, its parts in the order they are to be read. */
export const Series = ({ frame, series, parts }: SeriesProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="series">
      <header class="series-cover">
        <div class="series-cover-inner">
          <p class="label">
            <span>{text('page.series')}</span> <span>{text('card.parts', { count: parts.length })}</span>
            {series.audience === 'everyone' ? null : <span>{text('card.registered-series')}</span>}
          </p>
          <h1>{series.name}</h1>
          <p class="series-standfirst">{series.standfirst}</p>
        </div>
        {series.picture ? <Picture picture={series.picture} sizes="100vw" first /> : null}
      </header>
      {series.introduction ? (
        <p class="series-introduction" dir="auto">
          {series.introduction}
        </p>
      ) : null}
      <ol class="series-parts">
        {parts.map((card) => (
          <li>
            <Card
              card={card}
              locale={locale}
              level={2}
              shape="large"
              picture
              sizes="(min-width: 48rem) 24rem, 100vw"
            />
          </li>
        ))}
      </ol>
      <Feeds feeds={series.feeds} locale={locale} />
    </Document>
  )
}

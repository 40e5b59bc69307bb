import type { CorrectionsProps } from '../contract/reading.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ListHead } from '../parts/list-head.tsx'
import { Pagination } from '../parts/card-list.tsx'
import { Day } from '../parts/time.tsx'

/** Everything that was put right, newest first. */
export const Corrections = ({ frame, feeds, corrections, pagination }: CorrectionsProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="corrections">
      <ListHead
        title={text('article.corrections')}
        intro={text('corrections.intro')}
        feeds={feeds}
        locale={locale}
      />
      {corrections.length === 0 ? <p>{text('corrections.none')}</p> : null}
      <ul class="corrections-list">
        {corrections.map(({ at, text: said, article }) => (
          <li>
            <Day at={at} locale={locale} />{' '}
            <a href={article.href} lang={article.language} dir={article.dir}>
              {article.name}
            </a>
            <p lang={article.language} dir={article.dir}>
              {said}
            </p>
          </li>
        ))}
      </ul>
      <Pagination pagination={pagination} locale={locale} />
    </Document>
  )
}

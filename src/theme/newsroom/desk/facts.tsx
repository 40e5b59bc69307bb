import type { DeskArticleProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { DefinitionList, When } from '../parts/facts.tsx'

/** Whose it is, where it stands and when what happens. */
export const DeskFactsList = ({ frame, article, places }: DeskArticleProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const when = (term: string, at: string | undefined, late = false) =>
    at === undefined ? [] : [{ term, value: <When at={at} locale={locale} late={late} /> }]
  return (
    <>
      <DefinitionList
        items={[
          { term: text('desk.fact.section'), value: <bdi>{article.section}</bdi> },
          { term: text('desk.fact.language'), value: <bdi>{article.languageName}</bdi> },
          ...(article.creator
            ? [{ term: text('desk.fact.creator'), value: <bdi>{article.creator}</bdi> }]
            : []),
          {
            term: text('desk.fact.assignee'),
            value: article.assignee ? <bdi>{article.assignee}</bdi> : text('desk.fact.nobody'),
          },
          ...when(text('desk.fact.due'), article.dueAt, article.late),
          ...when(text('desk.fact.scheduled'), article.scheduledAt, article.overdue),
          ...when(text('desk.fact.embargo'), article.embargoUntil),
          {
            term: text('desk.fact.saved'),
            value: (
              <>
                <When at={article.savedAt} locale={locale} />{' '}
                {article.savedBy ? <bdi>{article.savedBy}</bdi> : null}
              </>
            ),
          },
          ...when(text('desk.fact.published'), article.publishedAt),
          ...when(text('desk.fact.updated'), article.updatedAt),
          ...when(text('desk.fact.unpublished'), article.unpublishedAt),
        ]}
      />
      {article.liveNumber === undefined ? null : (
        <p class="hint">
          {text('desk.draft-over', { live: article.liveNumber, number: article.number })}{' '}
          {places.changes ? <a href={places.changes}>{text('desk.see-changes')}</a> : null}
        </p>
      )}
    </>
  )
}

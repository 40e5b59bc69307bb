import type { ArticleListProps, ListedArticle, ListSort } from '../../contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { StageBadge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { Pagination } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostButton } from '../parts/actions.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { BulkActs, BulkForm } from './bulk-acts.tsx'
import { ArticleFilters } from './article-filters.tsx'
import { SavedFilters } from './saved-filters.tsx'

export const articleList = (props: ArticleListProps): string => asDocument(<ArticleList {...props} />)

const ArticleList = (props: ArticleListProps) => {
  const { frame, items, isNew, sort } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="articles" width="wide">
      <PageHead title={frame.title} intro={text(props.ownOnly ? 'lists.intro-own' : 'lists.intro')} />
      {isNew ? null : <SavedFilters {...props} />}
      {isNew ? null : <ArticleFilters {...props} />}
      {sort.by === 'saved' ? null : <p class="hint">{text(`lists.only.${sort.by}`)}</p>}
      {items.length > 0 ? <Listed {...props} /> : <Nothing {...props} />}
      <Pagination locale={frame.locale} previous={props.previousHref} next={props.nextHref} />
    </NewsroomDocument>
  )
}

const NewArticle = ({ frame, actions }: ArticleListProps) =>
  actions.create === undefined ? null : (
    <PostButton action={actions.create} tone="primary" icon="add">
      {sayInNewsroom(frame.locale)('shell.new-article')}
    </PostButton>
  )

const Nothing = (props: ArticleListProps) => {
  const text = sayInNewsroom(props.frame.locale)
  const what = props.isNew ? 'empty' : 'nothing-found'
  return (
    <EmptyState
      title={text(`lists.${what}`)}
      action={props.isNew && props.actions.create !== undefined ? <NewArticle {...props} /> : undefined}
    >
      {text(`lists.${what}-why`)}
    </EmptyState>
  )
}

const Listed = (props: ArticleListProps) => (
  <BulkForm bulk={props.bulk}>
    <DataTable
      locale={props.frame.locale}
      caption={sayInNewsroom(props.frame.locale)('lists.caption')}
      rows={props.items}
      columns={columnsOf(props)}
      select={{ name: 'article', value: ({ id }) => id, label: ({ headline }) => headline }}
    />
    <BulkActs {...props} />
  </BulkForm>
)

function columnsOf({ frame, sort }: ArticleListProps): Column<ListedArticle>[] {
  const text = sayInNewsroom(frame.locale)
  const sorted = (by: ListSort) => ({
    href: sort.hrefs[by],
    ...(sort.by === by && {
      direction: sort.descending ? ('descending' as const) : ('ascending' as const),
    }),
  })
  const when = (at: string | undefined, late = false) =>
    at === undefined ? null : <When at={at} locale={frame.locale} late={late} />
  return [
    {
      title: text('lists.headline'),
      main: true,
      cell: ({ href, headline, language, dir }) => (
        <a href={href} lang={language} dir={dir}>
          {headline}
        </a>
      ),
    },
    {
      title: text('lists.stage'),
      plain: true,
      cell: ({ stage }) => <StageBadge stage={stage} locale={frame.locale} />,
    },
    {
      title: text('lists.section'),
      plain: true,
      minor: true,
      cell: ({ section }) => <bdi>{section}</bdi>,
    },
    { title: text('lists.people'), plain: true, minor: true, cell: (row) => <People {...row} text={text} /> },
    {
      title: text('lists.due'),
      numeric: true,
      sort: sorted('due'),
      cell: ({ due, isDueLate }) => when(due, isDueLate),
    },
    {
      title: text('lists.published'),
      numeric: true,
      minor: true,
      sort: sorted('published'),
      cell: ({ published }) => when(published),
    },
    { title: text('lists.saved'), numeric: true, sort: sorted('saved'), cell: ({ saved }) => when(saved) },
  ]
}

const People = (props: ListedArticle & { text: ReturnType<typeof sayInNewsroom> }) => {
  const { creator, assignee, text } = props
  if (assignee === undefined || assignee === creator) return <bdi>{assignee ?? creator}</bdi>
  return (
    <>
      <bdi>{creator}</bdi> <span class="hint">{text('lists.assigned', { name: assignee })}</span>
    </>
  )
}

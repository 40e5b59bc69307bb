import type { Locale } from '../../contract/frame.ts'
import type { DeskRevision } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Badge } from '../parts/badge.tsx'
import { When } from '../parts/facts.tsx'
import { DataTable } from '../parts/table.tsx'
import type { DatedLocale } from '../format.ts'

type Props = {
  revisions: DeskRevision[]
  locale: DatedLocale
  actions?: { title: string; cell: (revision: DeskRevision) => ReturnType<typeof Badge> | null }
}

/** Who saved when, and how much it changed. */
export const RevisionTable = ({ revisions, locale, actions }: Props) => {
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={text('desk.revisions')}
      rows={revisions}
      columns={[
        {
          title: text('desk.revision.number'),
          main: true,
          cell: (revision) => <Number revision={revision} locale={locale} />,
        },
        { title: text('desk.revision.by'), cell: ({ by }) => <bdi>{by || '–'}</bdi> },
        { title: text('desk.revision.at'), cell: ({ at }) => <When at={at} locale={locale} /> },
        {
          title: text('desk.revision.words'),
          numeric: true,
          cell: (revision) => <Words revision={revision} />,
        },
        {
          title: text('desk.revision.how'),
          minor: true,
          cell: ({ origin }) => text(`desk.origin.${origin}`),
        },
      ]}
      {...(actions && { actions })}
    />
  )
}

const Number = ({ revision, locale }: { revision: DeskRevision; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  const name = text('desk.revision.name', { number: revision.number })
  return (
    <>
      {revision.compareHref ? <a href={revision.compareHref}>{name}</a> : name}{' '}
      {revision.isLive ? <Badge tone="green">{text('desk.revision.live')}</Badge> : null}
      {revision.isHead ? <Badge tone="blue">{text('desk.revision.newest')}</Badge> : null}
    </>
  )
}

const Words = ({ revision: { words, change } }: { revision: DeskRevision }) => (
  <>
    <bdi>{words}</bdi>{' '}
    {change === undefined || change === 0 ? null : (
      <bdi class={change > 0 ? 'more' : 'fewer'} dir="ltr">
        {change > 0 ? `+${change}` : `−${-change}`}
      </bdi>
    )}
  </>
)

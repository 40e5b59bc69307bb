import type { SubscriberRow, SubscribersProps, SubscriberViews } from '../../contract/newsroom-subscribers.ts'
import type { Locale } from '../../contract/frame.ts'
import { isNewsroomKey, sayInNewsroom, type SayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import type { DatedLocale } from '../format.ts'
import { LinkButton } from '../parts/actions.tsx'
import { Badge, type BadgeTone } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { FilterBar, FilterSelect, Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const subscribersPage = (props: SubscribersProps): string => asDocument(<Subscribers {...props} />)

const Subscribers = (props: SubscribersProps) => {
  const { frame, rows, filter, newestHref, olderHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="subscribers" width="wide">
      <PageHead title={frame.title} intro={text('subscribers.intro')} actions={<Export {...props} />} />
      <Views views={props.views} locale={locale} />
      <FilterBar
        locale={locale}
        action={props.action}
        search={{ name: 'q', value: filter.q, label: text('subscribers.search') }}
        clearHref={props.clearHref}
      >
        <FilterSelect
          name="newsletter"
          label={text('subscribers.newsletter')}
          value={filter.newsletter}
          options={props.newsletters}
        />
        <FilterSelect
          name="state"
          label={text('subscribers.state')}
          value={filter.state}
          options={(['active', 'waiting', 'paused', 'ended'] as const).map((state) => ({
            value: state,
            label: text(`subscribers.state.${state}`),
          }))}
        />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState title={text('subscribers.empty')}>{text('subscribers.empty-why')}</EmptyState>
      ) : (
        <SubscriberTable rows={rows} locale={locale} caption={frame.title} />
      )}
      {newestHref || olderHref ? (
        <nav class="pagination" aria-label={text('shell.pages')}>
          {newestHref ? <LinkButton href={newestHref}>{text('subscribers.newest')}</LinkButton> : null}
          {olderHref ? <LinkButton href={olderHref}>{text('subscribers.older')}</LinkButton> : null}
        </nav>
      ) : null}
    </NewsroomDocument>
  )
}

/** A download leaves the page as it is, so the button stays ready. */
const Export = ({ frame, csvAction, filter }: SubscribersProps) => (
  <form method="post" action={csvAction} class="post-button">
    {Object.entries(filter).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="button button-plain">{sayInNewsroom(frame.locale)('subscribers.csv')}</button>
  </form>
)

export const Views = ({ views, locale }: { views: SubscriberViews; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  const tab = (view: SubscriberViews['current'], name: string) => ({
    name,
    href: views.hrefs[view] ?? '',
    current: views.current === view,
  })
  return (
    <Tabs
      label={text('subscribers.views')}
      tabs={[
        tab('subscribers', text('subscribers.title')),
        tab('suppressions', text('subscribers.suppressions')),
        tab('imports', text('subscribers.imports')),
      ]}
    />
  )
}

type TableProps = { rows: SubscriberRow[]; locale: DatedLocale; caption: string }

export const SubscriberTable = ({ rows, locale, caption }: TableProps) => {
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={caption}
      rows={rows}
      columns={[
        {
          title: text('subscribers.address'),
          main: true,
          cell: ({ href, email }) => (
            <a href={href} dir={email === '' ? undefined : 'ltr'}>
              {email === '' ? text('subscribers.no-address') : email}
            </a>
          ),
        },
        { title: text('subscribers.newsletter'), cell: ({ newsletter }) => <bdi>{newsletter}</bdi> },
        { title: text('subscribers.language'), minor: true, cell: ({ language }) => language },
        {
          title: text('subscribers.state'),
          plain: true,
          cell: (row) => <StateBadge row={row} text={text} />,
        },
        {
          title: text('subscribers.since'),
          numeric: true,
          cell: ({ since }) => <When at={since} locale={locale} />,
        },
      ]}
    />
  )
}

const tones: Record<SubscriberRow['state'], BadgeTone> = {
  active: 'green',
  waiting: 'amber',
  paused: 'blue',
  ended: 'grey',
}

export const StateBadge = ({
  row: { state, isSuppressed },
  text,
}: {
  row: Pick<SubscriberRow, 'state' | 'isSuppressed'>
  text: SayInNewsroom
}) => (
  <>
    <Badge tone={tones[state]}>{text(`subscribers.state.${state}`)}</Badge>{' '}
    {isSuppressed ? <Badge tone="red">{text('subscribers.suppressed')}</Badge> : null}
  </>
)

/** For words that follow from data. */
export function known(text: SayInNewsroom, key: string, otherwise: string): string {
  return isNewsroomKey(key) ? text(key) : otherwise
}

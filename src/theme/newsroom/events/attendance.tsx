import type { AttendanceProps, Seat } from '../../contract/newsroom-events.ts'
import type { NewsroomFrame } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { PostButton, Toolbar } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { FilterBar, FilterSelect, Pagination, Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { Acts } from '../publication/thing-fields.tsx'

export const attendancePage = (props: AttendanceProps): string => asDocument(<Attendance {...props} />)

const Attendance = (props: AttendanceProps) => {
  const { frame, back, badge, tabs, counts, filter, seats, range, exportAct } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="attendance">
      <PageHead
        title={frame.title}
        back={back}
        intro={counts.map(({ term, value }) => text('events.count.line', { term, value })).join(' · ')}
        mark={badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null}
        actions={
          <PostButton action={exportAct.action} fields={exportAct.fields}>
            {exportAct.label}
          </PostButton>
        }
      />
      <Tabs {...tabs} />
      <FilterBar
        locale={locale}
        action={filter.action}
        search={{ name: 'q', value: filter.query, label: text('events.attendance-search') }}
        clearHref={filter.clearHref}
      >
        <FilterSelect
          name="state"
          label={text('events.attendance-state')}
          value={filter.state}
          options={filter.states}
        />
      </FilterBar>
      {seats.length > 0 ? (
        <Seats frame={frame} seats={seats} />
      ) : (
        <EmptyState title={text('events.attendance-empty')}>{text('events.attendance-empty-why')}</EmptyState>
      )}
      <Pagination locale={locale} range={range} previous={props.previousHref} next={props.nextHref} />
    </NewsroomDocument>
  )
}

const Seats = ({ frame, seats }: { frame: NewsroomFrame; seats: Seat[] }) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const columns: Column<Seat>[] = [
    { title: text('events.reader'), main: true, cell: (seat) => <Reader seat={seat} /> },
    { title: text('events.attendance-state'), plain: true, cell: (seat) => <State seat={seat} /> },
    {
      title: text('events.with-guests'),
      numeric: true,
      cell: ({ guests }) => (guests === 0 ? '—' : <bdi dir="ltr">{`+${guests}`}</bdi>),
    },
    {
      title: text('events.asked'),
      minor: true,
      cell: ({ asked }) => <When at={asked} locale={locale} />,
    },
    {
      title: text('events.arrived'),
      cell: ({ came, party }) => (
        <>
          {came === undefined ? '—' : <When at={came} locale={locale} />}
          {party ? <span class="row-detail">{party}</span> : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      locale={locale}
      caption={frame.title}
      columns={columns}
      rows={seats}
      actions={{
        title: text('events.reader'),
        cell: (seat) => <SeatActs seat={seat} remove={text('events.remove')} />,
      }}
    />
  )
}

const Reader = ({ seat: { name, email, href } }: { seat: Seat }) => (
  <>
    <a href={href}>
      <bdi>{name || email}</bdi>
    </a>
    {name ? (
      <bdi class="row-detail" dir="ltr">
        {email}
      </bdi>
    ) : null}
  </>
)

const State = ({ seat: { state, detail } }: { seat: Seat }) => (
  <>
    <Badge tone={state.tone}>{state.text}</Badge>
    {detail ? <span class="row-detail">{detail}</span> : null}
  </>
)

const SeatActs = ({ seat: { acts, removal }, remove }: { seat: Seat; remove: string }) => (
  <Toolbar>
    <Acts acts={acts} />
    {removal ? (
      <ConfirmLink href={removal.href} tone="quiet" label={removal.about}>
        {remove}
      </ConfirmLink>
    ) : null}
  </Toolbar>
)

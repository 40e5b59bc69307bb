import type {
  ThingFormProps,
  ThingListProps,
  ThingQuestionProps,
  ThingRow,
} from '../../contract/newsroom-things.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { Confirmation, ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState } from '../parts/facts.tsx'
import { FilterBar, FilterSelect, Pagination, Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { Acts, Part, ThingForm } from './thing-fields.tsx'

export const thingListPage = (props: ThingListProps): string => asDocument(<ThingList {...props} />)
export const thingFormPage = (props: ThingFormProps): string => asDocument(<ThingPage {...props} />)
export const thingQuestionPage = (props: ThingQuestionProps): string => asDocument(<Question {...props} />)

const ThingList = (props: ThingListProps) => {
  const { frame, add, rows, empty, range } = props
  const { locale } = frame
  const actions = add ? (
    <LinkButton href={add.href} tone="primary" icon="add">
      {add.name}
    </LinkButton>
  ) : null
  return (
    <NewsroomDocument frame={frame} kind="things">
      <PageHead title={frame.title} intro={props.intro} back={props.back} actions={actions} />
      {props.tabs ? <Tabs {...props.tabs} /> : null}
      <Filter {...props} />
      {rows.length > 0 ? <Rows {...props} /> : <EmptyState title={empty.title}>{empty.why}</EmptyState>}
      <Pagination locale={locale} range={range} previous={props.previousHref} next={props.nextHref} />
      {props.below ? <Part part={props.below} locale={locale} /> : null}
    </NewsroomDocument>
  )
}

const Filter = ({ frame, filter }: ThingListProps) =>
  filter ? (
    <FilterBar
      locale={frame.locale}
      action={filter.action}
      search={{ name: 'q', value: filter.query, label: filter.label }}
      clearHref={filter.clearHref}
    >
      {Object.entries(filter.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {filter.choice ? <FilterSelect {...filter.choice} /> : null}
    </FilterBar>
  ) : null

const Rows = ({ frame, columns: [first, ...others], rows, isOrdered }: ThingListProps) => {
  const hasActs = rows.some(({ acts }) => acts !== undefined)
  return (
    <DataTable
      locale={frame.locale}
      caption={frame.title}
      rows={rows}
      isOrdered={isOrdered}
      columns={[
        { title: first, main: true, cell: (row) => <Name row={row} /> },
        ...others.map((title, index) => ({
          title,
          cell: (row: ThingRow) => <bdi>{row.cells[index] ?? ''}</bdi>,
        })),
      ]}
      actions={hasActs ? { title: first, cell: ({ acts = [] }) => <Acts acts={acts} /> } : undefined}
    />
  )
}

const Name = ({ row }: { row: ThingRow }) => (
  <>
    <a href={row.href} dir="auto">
      {row.name}
    </a>{' '}
    {row.badge ? <Badge tone={row.badge.tone}>{row.badge.text}</Badge> : null}
    {row.detail ? (
      <span class="row-detail" dir="auto">
        {row.detail}
      </span>
    ) : null}
  </>
)

const ThingPage = (props: ThingFormProps) => {
  const { frame, siteHref, removal, removalRefused } = props
  const { locale } = frame
  return (
    <NewsroomDocument frame={frame} kind="thing" width="narrow">
      <PageHead
        title={frame.title}
        intro={props.intro}
        back={props.back}
        actions={siteHref ? <LinkButton href={siteHref.href}>{siteHref.name}</LinkButton> : null}
      />
      {props.tabs ? <Tabs {...props.tabs} /> : null}
      {props.main ? <ThingForm {...props.main} locale={locale} /> : null}
      {props.parts.map((part) => (
        <Part part={part} locale={locale} />
      ))}
      {removal ? (
        <p class="thing-removal">
          <ConfirmLink href={removal.href} tone="danger">
            {removal.name}
          </ConfirmLink>
        </p>
      ) : null}
      {removalRefused ? <p class="hint">{removalRefused}</p> : null}
    </NewsroomDocument>
  )
}

const Question = ({ frame, why, action, fields, confirm, cancelHref, keep }: ThingQuestionProps) => (
  <NewsroomDocument frame={frame} kind="question" width="narrow">
    <Confirmation
      locale={frame.locale}
      title={frame.title}
      action={action}
      fields={fields}
      confirm={confirm}
      cancelHref={cancelHref}
      keep={keep}
      danger
    >
      <p>{why}</p>
    </Confirmation>
  </NewsroomDocument>
)

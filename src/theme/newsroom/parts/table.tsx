import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

export type Column<Row> = {
  title: string
  cell: (row: Row) => Child
  /** The cell that names its row; a table has one. */
  main?: boolean
  /** Numbers and times: at the end of the cell, figures of one width. */
  numeric?: boolean
  /** Left out where there is no room. */
  minor?: boolean
  /** Says what it is by itself, as a badge does: on phones it needs no label. */
  plain?: boolean
  sort?: { href: string; direction?: 'ascending' | 'descending' }
}

type Props<Row> = {
  locale: Locale
  /** Heard before the table; seen where `showCaption`. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  /** Boxes for bulk acts; the table then stands inside the `<form>` that they belong to. */
  select?: { name: string; value: (row: Row) => string; label: (row: Row) => string }
  /** Rows can be dragged: each has a form with a field `direction`, which a drop fills in. */
  isOrdered?: boolean
  /** At the end of each row: a `Menu`, or buttons. */
  actions?: { title: string; cell: (row: Row) => Child }
}

/** A list as a table; on phones each row becomes a block with its columns named. `data-table`: j and k walk its rows. */
export const DataTable = <Row,>({
  locale,
  caption,
  columns,
  rows,
  select,
  actions,
  isOrdered,
}: Props<Row>) => (
  <table class="table" data-table="">
    <caption class="unseen">{caption}</caption>
    <thead>
      <tr>
        {select ? (
          <td class="table-select">
            <input
              type="checkbox"
              data-select-all=""
              aria-label={sayInNewsroom(locale)('shell.select-all')}
              hidden
            />
          </td>
        ) : null}
        {columns.map((column) => (
          <Heading column={column} locale={locale} />
        ))}
        {actions ? (
          <th scope="col">
            <span class="unseen">{actions.title}</span>
          </th>
        ) : null}
      </tr>
    </thead>
    <tbody data-order={isOrdered ? '' : undefined}>
      {rows.map((row) => (
        <tr>
          {select ? <SelectCell locale={locale} select={select} row={row} /> : null}
          {columns.map((column) => (
            <Cell column={column} row={row} />
          ))}
          {actions ? <td class="table-actions">{actions.cell(row)}</td> : null}
        </tr>
      ))}
    </tbody>
  </table>
)

const Heading = <Row,>({ column, locale }: { column: Column<Row>; locale: Locale }) => {
  const { title, sort } = column
  return (
    <th scope="col" class={classOf(column)} aria-sort={sort?.direction}>
      {sort ? (
        <a href={sort.href} title={sayInNewsroom(locale)('shell.sort-by', { name: title })}>
          {title}
        </a>
      ) : (
        title
      )}
    </th>
  )
}

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) =>
  column.main ? (
    <th scope="row" class="table-main">
      {column.cell(row)}
    </th>
  ) : (
    <td class={classOf(column)} data-label={column.plain ? undefined : column.title}>
      {column.cell(row)}
    </td>
  )

const SelectCell = <Row,>(props: { locale: Locale; select: NonNullable<Props<Row>['select']>; row: Row }) => {
  const { name, value, label } = props.select
  return (
    <td class="table-select">
      <input
        type="checkbox"
        name={name}
        value={value(props.row)}
        aria-label={sayInNewsroom(props.locale)('shell.select-row', { name: label(props.row) })}
      />
    </td>
  )
}

function classOf<Row>({ main, numeric, minor, plain }: Column<Row>): string | undefined {
  const names = [
    main ? 'table-main' : '',
    numeric ? 'table-numeric' : '',
    minor ? 'table-minor' : '',
    plain ? 'table-plain' : '',
  ]
  return names.filter(Boolean).join(' ') || undefined
}

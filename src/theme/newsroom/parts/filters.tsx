import type { Child } from 'hono/jsx'
import type { Link, Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Icon } from './icons.tsx'

type FilterBarProps = {
  locale: Locale
  /** A GET form: filters live in the address, so that they can be kept and sent. */
  action: string
  search?: { name: string; value: string; label: string }
  /** Where nothing is filtered; absent when nothing is. */
  clearHref?: string
  /** `FilterSelect`s, and hidden fields that must survive. Three at most: more would bury the list. */
  children?: Child
  /** The rest of the filters, behind a button that says how many of them are in use. */
  more?: { set: number; filters: Child }
}

export const FilterBar = ({ locale, action, search, clearHref, children, more }: FilterBarProps) => {
  const text = sayInNewsroom(locale)
  return (
    <search class="filters">
      <form method="get" action={action} data-filters="">
        {search ? (
          <span class="filter-search">
            <Icon name="search" />
            <input
              type="search"
              name={search.name}
              value={search.value}
              aria-label={search.label}
              placeholder={search.label}
              dir="auto"
            />
          </span>
        ) : null}
        {children}
        {more ? (
          <details class="menu filter-more" data-menu="">
            <summary class="button button-quiet">
              {text('shell.more-filters')}
              {more.set > 0 ? <span class="count">{more.set}</span> : null}
            </summary>
            <div class="menu-items">{more.filters}</div>
          </details>
        ) : null}
        <button class="button button-plain" data-filter-submit="">
          {text(children || more ? 'shell.filter' : 'shell.search-button')}
        </button>
        {clearHref ? (
          <a class="button button-quiet" href={clearHref}>
            {text('shell.clear')}
          </a>
        ) : null}
      </form>
    </search>
  )
}

/** Its first option is "any", with the empty value. A change sends the form where scripts run. */
export const FilterSelect = (props: {
  name: string
  label: string
  value: string
  options: { value: string; label: string }[]
}) => (
  <select
    name={props.name}
    aria-label={props.label}
    class={props.value === '' ? undefined : 'filter-set'}
    data-filter=""
  >
    <option value="">{props.label}</option>
    {props.options.map(({ value, label }) => (
      <option value={value} selected={value === props.value}>
        {label}
      </option>
    ))}
  </select>
)

export type Tab = { name: string; href: string; current: boolean; count?: number }

/** Views of one thing, each an address of its own. */
export const Tabs = ({ label, tabs }: { label: string; tabs: Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ name, href, current, count }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            <span dir="auto">{name}</span>
            {count === undefined ? null : <span class="count">{count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

type PaginationProps = {
  locale: Locale
  /** "1–50 of 312"; absent where counting would cost too much. */
  range?: { from: number; to: number; total: number }
  previous?: Link['href']
  next?: Link['href']
}

export const Pagination = ({ locale, range, previous, next }: PaginationProps) => {
  const text = sayInNewsroom(locale)
  if (!previous && !next && !range) return null
  return (
    <nav class="pagination" aria-label={text('shell.pages')}>
      {range ? <p>{text('shell.range', range)}</p> : null}
      {previous ? (
        <a class="button button-plain" href={previous} rel="prev">
          {text('shell.previous')}
        </a>
      ) : null}
      {next ? (
        <a class="button button-plain" href={next} rel="next">
          {text('shell.next')}
        </a>
      ) : null}
    </nav>
  )
}

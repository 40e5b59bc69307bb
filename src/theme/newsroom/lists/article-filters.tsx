import type { ArticleListProps } from '../../contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FilterBar, FilterSelect } from '../parts/filters.tsx'

const stages = [
  'writing',
  'in-review',
  'approved',
  'scheduled',
  'published',
  'changed',
  'unpublished',
  'archived',
] as const

export const ArticleFilters = (props: ArticleListProps) => {
  const { frame, filter, choices, actions, sort } = props
  const text = sayInNewsroom(frame.locale)
  const rarer = [
    filter.assignee,
    filter.person,
    filter.author,
    filter.language,
    filter.kind,
    filter.lacks,
    filter.from,
    filter.to,
  ]
  return (
    <FilterBar
      locale={frame.locale}
      action={actions.list}
      search={{ name: 'q', value: filter.q, label: text('lists.search') }}
      clearHref={props.isNarrowed ? actions.list : undefined}
      more={{ set: rarer.filter((value) => value !== '').length, filters: <RarerFilters {...props} /> }}
    >
      {sort.value === 'saved' ? null : <input type="hidden" name="sort" value={sort.value} />}
      <FilterSelect
        name="stage"
        label={text('lists.any-stage')}
        value={filter.stage}
        options={stages.map((value) => ({ value, label: text(`shell.stage.${value}`) }))}
      />
      <FilterSelect
        name="section"
        label={text('lists.any-section')}
        value={filter.section}
        options={choices.sections}
      />
    </FilterBar>
  )
}

const RarerFilters = (props: ArticleListProps) => {
  const { frame, filter, choices } = props
  const text = sayInNewsroom(frame.locale)
  const me = { value: 'me', label: text('lists.me') }
  const kinds = (['analysis', 'brief'] as const).map((value) => ({
    value,
    label: text(`lists.kind.${value}`),
  }))
  const lacks = (['summary', 'alt'] as const).map((value) => ({ value, label: text(`lists.lacks.${value}`) }))
  return (
    <>
      <FilterSelect
        name="assignee"
        label={text('lists.any-assignee')}
        value={filter.assignee}
        options={[me, ...choices.people]}
      />
      {props.ownOnly ? null : (
        <FilterSelect
          name="person"
          label={text('lists.any-person')}
          value={filter.person}
          options={[me, ...choices.people]}
        />
      )}
      {choices.authors.length > 0 ? (
        <FilterSelect
          name="author"
          label={text('lists.any-author')}
          value={filter.author}
          options={choices.authors}
        />
      ) : null}
      {choices.languages.length > 1 ? (
        <FilterSelect
          name="language"
          label={text('lists.any-language')}
          value={filter.language}
          options={choices.languages}
        />
      ) : null}
      <FilterSelect name="kind" label={text('lists.any-kind')} value={filter.kind} options={kinds} />
      <FilterSelect name="lacks" label={text('lists.any-lack')} value={filter.lacks} options={lacks} />
      <span class="filter-days">
        <Day name="from" label={text('lists.from')} value={filter.from} />
        <Day name="to" label={text('lists.to')} value={filter.to} />
      </span>
    </>
  )
}

const Day = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <label class={value === '' ? 'filter-day' : 'filter-day filter-day-set'}>
    {label} <input type="date" name={name} value={value} />
  </label>
)

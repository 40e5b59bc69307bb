import type { ArticleListProps } from '../../contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { PostButton } from '../parts/actions.tsx'
import { Tabs } from '../parts/filters.tsx'
import { Menu } from '../parts/menu.tsx'

/** The member's own filters as views of the list, and what can be done with the one that is shown. */
export const SavedFilters = (props: ArticleListProps) => {
  const { frame, saved, actions } = props
  const text = sayInNewsroom(frame.locale)
  const current = saved.filters.find((filter) => filter.current)
  const all = { name: text('lists.all'), href: actions.list, current: !props.isNarrowed && !current }
  if (saved.filters.length === 0 && !props.isNarrowed) return null
  return (
    <div class="saved-filters">
      {saved.filters.length > 0 ? (
        <Tabs label={text('lists.saved-filters')} tabs={[all, ...saved.filters]} />
      ) : null}
      {current ? <ChangeFilter {...props} kept={current} /> : null}
      {!current && props.isNarrowed ? <KeepFilter {...props} /> : null}
    </div>
  )
}

const KeepFilter = ({ frame, saved }: ArticleListProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Menu label={text('lists.keep')} end>
      <form method="post" action={saved.keep.action} class="menu-form">
        <input type="hidden" name="filter" value={saved.keep.filter} />
        <NameField id="filter-name" label={text('lists.filter-name')} value="" />
        <button class="button button-primary">{text('lists.keep')}</button>
      </form>
    </Menu>
  )
}

type Filter = ArticleListProps['saved']['filters'][number]

const ChangeFilter = ({ frame, kept }: ArticleListProps & { kept: Filter }) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Menu label={text('lists.change-filter')} end>
      <form method="post" action={kept.actions.rename} class="menu-form">
        <NameField id="filter-rename" label={text('lists.filter-name')} value={kept.name} />
        <button class="button button-primary">{text('lists.rename-filter')}</button>
      </form>
      <PostButton action={kept.actions.remove} tone="quiet">
        {text('lists.remove-filter')}
      </PostButton>
    </Menu>
  )
}

const NameField = (props: { id: string; label: string; value: string }) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    <input
      type="text"
      id={props.id}
      name="name"
      value={props.value}
      required
      maxlength={100}
      dir="auto"
      autocomplete="off"
    />
  </div>
)

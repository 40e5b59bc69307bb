import type { Child } from 'hono/jsx'
import type { Choosable } from '../../contract/newsroom-lists.ts'
import type { NewsroomFrame } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FilterBar, FilterSelect } from '../parts/filters.tsx'

type Props = {
  frame: NewsroomFrame
  action: string
  filter: { section: string; assignee: string }
  isNarrowed: boolean
  choices: { sections: Choosable[]; people: Choosable[] }
  /** Hidden fields that must survive. */
  children?: Child
}

/** By section and person: what the board and the calendar are narrowed by. */
export const DeskFilters = ({ frame, action, filter, isNarrowed, choices, children }: Props) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <FilterBar locale={frame.locale} action={action} clearHref={isNarrowed ? action : undefined}>
      {children}
      <FilterSelect
        name="section"
        label={text('lists.any-section')}
        value={filter.section}
        options={choices.sections}
      />
      <FilterSelect
        name="assignee"
        label={text('lists.any-assignee')}
        value={filter.assignee}
        options={[{ value: 'me', label: text('lists.me') }, ...choices.people]}
      />
    </FilterBar>
  )
}

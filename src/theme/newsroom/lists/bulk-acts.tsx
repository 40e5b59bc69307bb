import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import type { ArticleListProps, Choosable } from '../../contract/newsroom-lists.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { BulkBar } from '../parts/bulk-bar.tsx'
import { Menu } from '../parts/menu.tsx'

/** Around the table: its boxes belong to this form, and each button says what is done with what is ticked. */
export const BulkForm = ({ bulk, children }: { bulk: ArticleListProps['bulk']; children?: Child }) => (
  <form method="post" action={bulk.action} data-once="">
    {/* The first button is the one that Enter presses, wherever it is typed: none of the acts must be that. */}
    <button disabled hidden></button>
    <input type="hidden" name="filter" value={bulk.filter} />
    {children}
  </form>
)

export const BulkActs = ({ frame, bulk }: ArticleListProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <BulkBar locale={locale}>
      {bulk.sections.length > 0 ? (
        <Menu label={text('lists.bulk.section')}>
          <div class="menu-form">
            <Choice name="section" label={text('lists.section')} options={bulk.sections} />
            <Act act="section">{text('lists.bulk.move')}</Act>
          </div>
        </Menu>
      ) : null}
      <Menu label={text('lists.bulk.topic')}>
        <div class="menu-form">
          <Topic locale={locale} topics={bulk.topics} />
          <Act act="add-topic">{text('lists.bulk.add')}</Act>{' '}
          <Act act="remove-topic">{text('lists.bulk.remove')}</Act>
        </div>
      </Menu>
      {bulk.people ? <Planning locale={locale} people={bulk.people} /> : null}
      {bulk.archive ? <Act act={bulk.archive}>{text(`lists.bulk.${bulk.archive}`)}</Act> : null}
    </BulkBar>
  )
}

const Planning = ({ locale, people }: { locale: Locale; people: Choosable[] }) => {
  const text = sayInNewsroom(locale)
  const nobody = { value: '', label: text('lists.bulk.nobody') }
  return (
    <>
      <Menu label={text('lists.bulk.assign')}>
        <div class="menu-form">
          <Choice name="assignee" label={text('lists.bulk.assignee')} options={[nobody, ...people]} />
          <Act act="assign">{text('lists.bulk.assign')}</Act>
        </div>
      </Menu>
      <Menu label={text('lists.bulk.due')}>
        <div class="menu-form">
          <div class="field">
            <label for="bulk-due">{text('lists.due')}</label>
            <p class="hint" id="bulk-due-hint">
              {text('lists.bulk.due-hint', { zone: locale.timeZone })}
            </p>
            <input type="datetime-local" id="bulk-due" name="due" aria-describedby="bulk-due-hint" />
          </div>
          <Act act="due">{text('lists.bulk.set-due')}</Act>
        </div>
      </Menu>
    </>
  )
}

const Topic = ({ locale, topics }: { locale: Locale; topics: string[] }) => (
  <div class="field">
    <label for="bulk-topic">{sayInNewsroom(locale)('lists.bulk.topic')}</label>
    <input
      type="text"
      id="bulk-topic"
      name="topic"
      list="bulk-topics"
      dir="auto"
      autocomplete="off"
      maxlength={200}
    />
    <datalist id="bulk-topics">
      {topics.map((name) => (
        <option value={name}></option>
      ))}
    </datalist>
  </div>
)

const Choice = ({ name, label, options }: { name: string; label: string; options: Choosable[] }) => (
  <div class="field">
    <label for={`bulk-${name}`}>{label}</label>
    <select id={`bulk-${name}`} name={name}>
      {options.map(({ value, label: words }) => (
        <option value={value}>{words}</option>
      ))}
    </select>
  </div>
)

const Act = ({ act, children }: { act: string; children?: Child }) => (
  <button class="button button-plain" name="act" value={act}>
    {children}
  </button>
)

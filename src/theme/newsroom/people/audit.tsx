import type { AuditEntry, AuditProps } from '../../contract/newsroom-people.ts'
import { isNewsroomKey, sayInNewsroom, type SayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import type { DatedLocale } from '../format.ts'
import { LinkButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { FilterBar, FilterSelect } from '../parts/filters.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { readRecorded } from './recorded.ts'

export const auditPage = (props: AuditProps): string => asDocument(<Audit {...props} />)

const Audit = (props: AuditProps) => {
  const { frame, entries, form, newestHref, olderHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const exports = (
    <>
      <Export action={props.csvAction} filter={props.filter} words={text('people.audit.csv')} />
      <Export action={props.ndjsonAction} filter={props.filter} words={text('people.audit.ndjson')} />
    </>
  )
  return (
    <NewsroomDocument frame={frame} kind="audit" width="wide">
      <PageHead title={frame.title} intro={text('people.audit.intro')} actions={exports} />
      <ErrorSummary form={form} locale={locale} />
      <Filters {...props} />
      {entries.length === 0 ? (
        <EmptyState title={text('people.audit.empty')}>{text('people.audit.empty-why')}</EmptyState>
      ) : (
        <Trail {...props} />
      )}
      {newestHref || olderHref ? (
        <nav class="pagination" aria-label={text('shell.pages')}>
          {newestHref ? <LinkButton href={newestHref}>{text('people.audit.newest')}</LinkButton> : null}
          {olderHref ? <LinkButton href={olderHref}>{text('people.audit.older')}</LinkButton> : null}
        </nav>
      ) : null}
    </NewsroomDocument>
  )
}

/** Downloads leave the page as it is, so the button stays ready. */
const Export = ({
  action,
  filter,
  words,
}: {
  action: string
  filter: AuditProps['filter']
  words: string
}) => (
  <form method="post" action={action} class="post-button">
    {Object.entries(filter).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="button button-plain">{words}</button>
  </form>
)

const Filters = ({ frame, action, filter, actors, acts, kinds, clearHref }: AuditProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <FilterBar locale={frame.locale} action={action} clearHref={clearHref}>
      <FilterSelect
        name="actor"
        label={text('people.audit.who')}
        value={filter.actor}
        options={actors.map(({ id, name }) => ({ value: id, label: actorName(text, name) }))}
      />
      <FilterSelect
        name="act"
        label={text('people.audit.act')}
        value={filter.act}
        options={acts.map((act) => ({ value: act, label: actChoice(text, act) }))}
      />
      <FilterSelect
        name="kind"
        label={text('people.audit.about')}
        value={filter.kind}
        options={kinds.map((kind) => ({ value: kind, label: kindName(text, kind) }))}
      />
      {(['from', 'to'] as const).map((name) => (
        <label class="filter-day">
          {text(`people.audit.${name}`)} <input type="date" name={name} value={filter[name]} />
        </label>
      ))}
    </FilterBar>
  )
}

const Trail = ({ frame, entries }: AuditProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={text('people.audit.title')}
      rows={entries}
      columns={[
        { title: text('people.audit.when'), cell: ({ at }) => <When at={at} locale={locale} /> },
        {
          title: text('people.audit.actor'),
          cell: ({ actor }) => <span dir="auto">{actorName(text, actor)}</span>,
        },
        { title: text('people.audit.what'), main: true, cell: ({ act }) => actName(text, act) },
        {
          title: text('people.audit.subject'),
          cell: ({ subject }) => (
            <div>
              <span dir="auto">{subject.name}</span>
              <span class="row-detail">{kindName(text, subject.kind)}</span>
            </div>
          ),
        },
        {
          title: text('people.audit.changes'),
          cell: ({ changes }) => <Changes locale={locale} changes={changes} />,
        },
        {
          title: text('people.audit.network'),
          minor: true,
          cell: ({ network }) => <span dir="ltr">{network}</span>,
        },
      ]}
    />
  )
}

const Changes = ({ locale, changes }: { locale: DatedLocale; changes: AuditEntry['changes'] }) => {
  const text = sayInNewsroom(locale)
  return changes.length === 0 ? null : (
    <ul class="changes">
      {changes.map(({ what, before, after }) => (
        <li>
          <code dir="ltr">{what}</code>
          {before === undefined ? null : (
            <del dir="auto">
              <span class="unseen">{text('people.audit.before')} </span>
              {readRecorded(before, locale)}
            </del>
          )}
          {after === undefined ? null : (
            <ins dir="auto">
              <span class="unseen">{text('people.audit.after')} </span>
              {readRecorded(after, locale)}
            </ins>
          )}
        </li>
      ))}
    </ul>
  )
}

function actorName(text: SayInNewsroom, name: string): string {
  return known(text, `trail.actor.${name}`) ?? name
}

function kindName(text: SayInNewsroom, kind: string): string {
  return known(text, `trail.kind.${kind}`) ?? kind
}

/** `staff.invite` has words of its own; of `topic.merge` the verb says enough beside the topic's name. */
function actName(text: SayInNewsroom, act: string): string {
  const verb = act.slice(act.indexOf('.') + 1)
  return known(text, `trail.act.${act}`) ?? known(text, `trail.verb.${verb}`) ?? act
}

/** In the list of acts nothing stands beside it, so the verb needs its object. */
function actChoice(text: SayInNewsroom, act: string): string {
  const own = known(text, `trail.act.${act}`)
  if (own !== undefined) return own
  const [kind = ''] = act.split('.')
  return `${kindName(text, kind)}: ${actName(text, act)}`
}

function known(text: SayInNewsroom, key: string): string | undefined {
  return isNewsroomKey(key) ? text(key) : undefined
}

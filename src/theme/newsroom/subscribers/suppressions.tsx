import type { SuppressionsProps } from '../../contract/newsroom-subscribers.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { FilterBar } from '../parts/filters.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { Views } from './list.tsx'

export const suppressionsPage = (props: SuppressionsProps): string => asDocument(<Suppressions {...props} />)

const Suppressions = (props: SuppressionsProps) => {
  const { frame, rows, newestHref, olderHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="suppressions" width="wide">
      <PageHead title={frame.title} intro={text('subscribers.suppressions-intro')} />
      <Views views={props.views} locale={locale} />
      <FilterBar
        locale={locale}
        action={props.action}
        search={{ name: 'q', value: props.query, label: text('subscribers.suppressions-search') }}
        clearHref={props.clearHref}
      />
      {rows.length === 0 ? (
        <EmptyState title={text('subscribers.empty')}>{text('subscribers.suppressions-empty')}</EmptyState>
      ) : (
        <Rows {...props} />
      )}
      {newestHref || olderHref ? (
        <nav class="pagination" aria-label={text('shell.pages')}>
          {newestHref ? <LinkButton href={newestHref}>{text('subscribers.newest')}</LinkButton> : null}
          {olderHref ? <LinkButton href={olderHref}>{text('subscribers.older')}</LinkButton> : null}
        </nav>
      ) : null}
      <Add {...props} />
    </NewsroomDocument>
  )
}

const Rows = ({ frame, rows }: SuppressionsProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={frame.title}
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
        {
          title: text('subscribers.why'),
          plain: true,
          cell: ({ kind, isLifted }) =>
            isLifted ? (
              <Badge>{text('subscribers.lifted')}</Badge>
            ) : (
              <Badge tone={kind === 'complaint' ? 'red' : 'amber'}>{text(`subscribers.kind.${kind}`)}</Badge>
            ),
        },
        {
          title: text('subscribers.evidence'),
          minor: true,
          cell: ({ evidence }) => (
            <span class="row-detail" dir="auto">
              {evidence}
            </span>
          ),
        },
        {
          title: text('subscribers.when'),
          numeric: true,
          cell: ({ at }) => <When at={at} locale={locale} />,
        },
      ]}
    />
  )
}

const Add = ({ frame, action, form }: SuppressionsProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const shared = { form, locale }
  return (
    <Panel id="new" title={text('subscribers.suppress')}>
      <form method="post" action={action} data-once="">
        <ErrorSummary form={form} locale={locale} />
        <Field {...shared} name="email" type="email" label={text('subscribers.address')} />
        <Field
          {...shared}
          name="reason"
          label={text('subscribers.reason')}
          hint={text('subscribers.reason-hint')}
        />
        <FormActions>
          <SubmitButton>{text('subscribers.suppress-button')}</SubmitButton>
        </FormActions>
      </form>
    </Panel>
  )
}

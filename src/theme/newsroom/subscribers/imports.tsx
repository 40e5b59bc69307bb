import { isolated } from '../../../lib/isolated.ts'
import type { ImportProps, ImportsProps } from '../../contract/newsroom-subscribers.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, PostButton, SubmitButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { Checkbox } from '../parts/choices.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList, EmptyState, ProgressBar, When } from '../parts/facts.tsx'
import { controlAttributes, ErrorSummary, FieldFrame, Select, Textarea } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { known, Views } from './list.tsx'

export const importsPage = (props: ImportsProps): string => asDocument(<Imports {...props} />)
export const importPage = (props: ImportProps): string => asDocument(<Import {...props} />)

const Imports = (props: ImportsProps) => {
  const { frame, rows } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="imports">
      <PageHead title={frame.title} intro={text('subscribers.imports-intro')} />
      <Views views={props.views} locale={locale} />
      <Panel id="import" title={text('subscribers.import')}>
        {props.newsletters.length === 0 ? (
          <p class="hint">{text('subscribers.import.no-newsletter')}</p>
        ) : (
          <Upload {...props} />
        )}
      </Panel>
      {rows.length === 0 ? (
        <EmptyState title={text('subscribers.imports-empty')} />
      ) : (
        <DataTable
          locale={locale}
          caption={frame.title}
          rows={rows}
          columns={[
            {
              title: text('subscribers.import.file'),
              main: true,
              cell: ({ href, name }) => (
                <a href={href} dir="auto">
                  {name}
                </a>
              ),
            },
            { title: text('subscribers.newsletter'), cell: ({ newsletter }) => <bdi>{newsletter}</bdi> },
            { title: text('subscribers.when'), cell: ({ at }) => <When at={at} locale={locale} /> },
            {
              title: text('subscribers.state'),
              plain: true,
              cell: ({ state }) => (
                <Badge tone={state === 'done' ? 'green' : 'amber'}>
                  {text(`subscribers.import.${state}`)}
                </Badge>
              ),
            },
            { title: text('subscribers.import.added'), numeric: true, cell: ({ added }) => added },
          ]}
        />
      )}
    </NewsroomDocument>
  )
}

const Upload = ({ frame, action, newsletters, languages, largest, form }: ImportsProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const file = {
    form,
    locale,
    name: 'files',
    label: text('subscribers.import.file'),
    hint: text('subscribers.import.file-hint', { size: largest }),
  }
  const shared = { form, locale }
  return (
    <form method="post" action={action} enctype="multipart/form-data" data-once="">
      <ErrorSummary form={form} locale={locale} />
      <Select {...shared} name="newsletter" label={text('subscribers.newsletter')} options={newsletters} />
      <Select {...shared} name="language" label={text('subscribers.language')} options={languages} />
      <FieldFrame {...file}>
        <input type="file" accept=".csv,.tsv,.txt,text/csv" {...controlAttributes(file)} />
      </FieldFrame>
      <FormActions>
        <SubmitButton>{text('subscribers.import.send')}</SubmitButton>
      </FormActions>
    </form>
  )
}

const Import = (props: ImportProps) => {
  const { frame, state, into, removalAction } = props
  const text = sayInNewsroom(frame.locale)
  const tone = state === 'done' ? 'green' : 'amber'
  return (
    <NewsroomDocument frame={frame} kind="import" width="narrow">
      <PageHead
        title={frame.title}
        back={props.back}
        intro={into}
        mark={<Badge tone={tone}>{text(`subscribers.import.${state}`)}</Badge>}
      />
      {state === 'waiting' ? <Mapping {...props} /> : <Report {...props} />}
      {removalAction ? (
        <PostButton action={removalAction} tone="quiet">
          {text('subscribers.import.remove')}
        </PostButton>
      ) : null}
    </NewsroomDocument>
  )
}

const meanings = ['email', 'since', 'subscribed', 'network', 'language', 'time-zone'] as const

const Mapping = ({ frame, action, form, columns }: ImportProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const options = [
    { value: '', label: text('subscribers.import.nothing') },
    ...meanings.map((meaning) => ({ value: meaning, label: text(`subscribers.meaning.${meaning}`) })),
  ]
  return (
    <form method="post" action={action} data-once="">
      <ErrorSummary form={form} locale={locale} />
      <Panel
        id="columns"
        title={text('subscribers.import.columns')}
        intro={text('subscribers.import.columns-why')}
      >
        {columns.map(({ name, field, samples }) => (
          <Select
            form={form}
            locale={locale}
            name={field}
            label={text('subscribers.import.take-as', { name })}
            hint={samples
              .filter(Boolean)
              .map((sample) => isolated(sample, locale.language))
              .join(' · ')}
            options={options}
          />
        ))}
      </Panel>
      <Textarea
        form={form}
        locale={locale}
        name="proof"
        required={false}
        rows={3}
        maxlength={2_000}
        label={text('subscribers.import.proof')}
        hint={text('subscribers.import.proof-hint')}
      />
      <Checkbox
        name="no-proof"
        value="yes"
        label={text('subscribers.import.no-proof')}
        checked={form.values['no-proof'] === 'yes'}
      />
      <FormActions>
        <SubmitButton>{text('subscribers.import.start')}</SubmitButton>
      </FormActions>
    </form>
  )
}

const Report = ({ frame, action, state, progress, counts, refusedHref }: ImportProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      {state === 'under-way' ? (
        <>
          <ProgressBar
            id="done"
            label={text('subscribers.import.progress')}
            value={progress.done}
            max={Math.max(1, progress.all)}
          />
          <p>
            <LinkButton href={action}>{text('subscribers.import.reload')}</LinkButton>
          </p>
        </>
      ) : null}
      <DefinitionList
        items={[
          { term: text('subscribers.import.added'), value: counts.added },
          { term: text('subscribers.import.already'), value: counts.already },
          ...counts.refused.map(({ why, count }) => ({
            term: known(text, `subscribers.refused.${why}`, why),
            value: count,
          })),
        ]}
      />
      {refusedHref ? (
        <p>
          <LinkButton href={refusedHref}>{text('subscribers.import.refused-csv')}</LinkButton>
        </p>
      ) : null}
    </>
  )
}

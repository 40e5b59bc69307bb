import type { AccessTrialProps, VerdictSaid } from '../../contract/newsroom-publication.ts'
import { isInterfaceLanguage } from '../../../lib/languages.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { say } from '../../language/translate.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, SubmitButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { FieldGroup } from '../parts/choices.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { ErrorSummary, Field, Select, Textarea } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { PolicySentences, verdictSentence } from './policy-words.tsx'

export const accessTrialPage = (props: AccessTrialProps): string => asDocument(<AccessTrial {...props} />)

const AccessTrial = (props: AccessTrialProps) => {
  const { frame, form, isSame } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="access-trial">
      <PageHead
        title={frame.title}
        intro={text('publication.access.trial-intro')}
        back={{ name: text('publication.access.title'), href: props.backHref }}
      />
      <form method="post" action={props.action} data-unsaved="">
        <ErrorSummary form={form} locale={locale} />
        {props.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Panel id="proposed" title={text('publication.access.proposed')}>
          {isSame ? <p>{text('publication.access.same')}</p> : null}
          <PolicySentences policy={props.proposed} before={props.present} locale={locale} />
        </Panel>
        <Panel id="bench" title={text('publication.access.bench')}>
          <Bench {...props} />
        </Panel>
        <Verdicts {...props} />
        <Previews {...props} />
        <FormActions>
          {isSame ? null : (
            <SubmitButton name="step" value="live">
              {text('publication.access.live')}
            </SubmitButton>
          )}
          <SubmitButton name="step" value="edit" tone="plain">
            {text('publication.access.edit-on')}
          </SubmitButton>
        </FormActions>
      </form>
    </NewsroomDocument>
  )
}

const Bench = ({ frame: { locale }, form, persons }: AccessTrialProps) => {
  const text = sayInNewsroom(locale)
  const shared = { form, locale }
  return (
    <>
      <FieldGroup legend={text('publication.access.bench-who')} columns>
        <Select
          {...shared}
          name="person"
          label={text('publication.access.person')}
          options={[
            { value: '', label: text('publication.access.person-each') },
            ...persons.map((value) => ({ value, label: text(`publication.access.person-${value}`) })),
          ]}
        />
        <Field
          {...shared}
          name="opened"
          type="number"
          min="0"
          max="100"
          short
          label={text('publication.access.opened')}
        />
        <Field {...shared} name="day" type="date" short label={text('publication.access.day')} />
      </FieldGroup>
      <Textarea
        {...shared}
        name="articles"
        rows={3}
        dir="ltr"
        required={false}
        label={text('publication.access.articles')}
        hint={text('publication.access.articles-hint')}
      />
      <SubmitButton name="step" value="try" tone="plain">
        {text('publication.access.ask')}
      </SubmitButton>
    </>
  )
}

const Verdicts = ({ frame: { locale }, rows }: AccessTrialProps) => {
  const text = sayInNewsroom(locale)
  if (rows.length === 0) return <EmptyState title={text('publication.access.no-articles')} />
  const verdict = (said: VerdictSaid) => (
    <Badge tone={said.open ? 'green' : 'amber'}>{verdictSentence(said, locale)}</Badge>
  )
  return (
    <Panel id="verdicts" title={text('publication.access.verdicts')} plain>
      <DataTable
        locale={locale}
        caption={text('publication.access.verdicts')}
        rows={rows}
        columns={[
          {
            title: text('publication.access.article'),
            main: true,
            cell: (row) => (
              <>
                <bdi>{row.headline}</bdi>
                <span class="row-detail">
                  <bdi>{row.section}</bdi> · <When at={row.published} locale={locale} />
                </span>
              </>
            ),
          },
          {
            title: text('publication.access.who'),
            cell: ({ person }) => text(`publication.access.person-${person}`),
          },
          { title: text('publication.access.present'), cell: ({ present }) => verdict(present) },
          {
            title: text('publication.access.proposed'),
            cell: ({ proposed, differs }) => (
              <>
                {verdict(proposed)} {differs ? <strong>{text('publication.access.differs')}</strong> : null}
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}

const Previews = ({ frame: { locale }, previews }: AccessTrialProps) => {
  const text = sayInNewsroom(locale)
  return (
    <Panel id="preview" title={text('publication.access.preview')} plain>
      <div class="wall-previews">
        {previews.map(({ language, lead, benefits, note }) => {
          const words = say({
            ...locale,
            language: isInterfaceLanguage(language.code) ? language.code : locale.language,
          })
          return (
            <section class="wall-preview" lang={language.code} dir={language.dir} aria-label={language.name}>
              <h3>{lead || words('wall.lead')}</h3>
              <ul>
                {benefits.map((benefit) => (
                  <li>{benefit}</li>
                ))}
              </ul>
              <p class="hint">{note || words('wall.note')}</p>
            </section>
          )
        })}
      </div>
    </Panel>
  )
}

import type { AccessProps, WordingLanguage } from '../../contract/newsroom-publication.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { say } from '../../language/translate.ts'
import { isInterfaceLanguage } from '../../../lib/languages.ts'
import { dateAndTime } from '../../format.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { Checkbox, Choices, FieldGroup } from '../parts/choices.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { ErrorSummary, Field, Select, Textarea } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { PolicySentences } from './policy-words.tsx'

export const accessPage = (props: AccessProps): string => asDocument(<Access {...props} />)

const Access = (props: AccessProps) => {
  const { frame, form, restored, changed } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="access" width="narrow">
      <PageHead
        title={frame.title}
        intro={text('publication.access.intro')}
        actions={<LinkButton href={props.recordHref}>{text('publication.access.record')}</LinkButton>}
      />
      <Panel id="now" title={text('publication.access.now')}>
        <PolicySentences policy={props.present} locale={locale} />
        {changed ? (
          <p class="hint">
            {text('publication.access.changed', { name: changed.by })},{' '}
            <When at={changed.at} locale={locale} />
          </p>
        ) : null}
      </Panel>
      <Panel id="change" title={text('publication.access.change')}>
        {restored ? (
          <p>
            {text('publication.access.restored', {
              name: restored.by,
              date: dateAndTime(restored.at, locale),
            })}
          </p>
        ) : null}
        <form method="post" action={props.action} data-unsaved="">
          <ErrorSummary form={form} locale={locale} />
          <input type="hidden" name="base" value={props.base} />
          <Rules {...props} />
          <Newsroom {...props} />
          {props.languages.map((language) => (
            <WallWords language={language} {...props} />
          ))}
          <FormActions>
            <SubmitButton name="step" value="try">
              {text('publication.access.try')}
            </SubmitButton>
          </FormActions>
        </form>
      </Panel>
    </NewsroomDocument>
  )
}

const Rules = ({ frame: { locale }, form, audiences, sections }: AccessProps) => {
  const text = sayInNewsroom(locale)
  const shared = { form, locale, type: 'number', step: '1', short: true } as const
  return (
    <>
      <Select
        form={form}
        locale={locale}
        name="audience"
        label={text('publication.access.audience')}
        options={audiences.map((value) => ({
          value,
          label:
            value === 'everyone' || value === 'registered'
              ? text(`publication.access.audience-${value}`)
              : value,
        }))}
      />
      <FieldGroup legend={text('publication.access.meter')}>
        <Field
          {...shared}
          name="limit"
          min="0"
          max="100"
          required
          label={text('publication.access.limit')}
          hint={text('publication.access.limit-hint')}
        />
        <Field
          {...shared}
          name="windowDays"
          min="1"
          max="366"
          required
          label={text('publication.access.days')}
          hint={text('publication.access.days-hint')}
        />
        <Choices
          form={form}
          name="sections"
          legend={text('publication.access.where')}
          chosen={[form.values['sections'] ?? 'all']}
          choices={[
            { value: 'all', label: text('publication.access.where-all') },
            { value: 'chosen', label: text('publication.access.where-chosen') },
          ]}
        />
        <div class="ticks-within">
          {sections.map(({ slug, name }) => (
            <Checkbox
              name={`section-${slug}`}
              label={name}
              checked={form.values[`section-${slug}`] === 'yes'}
            />
          ))}
        </div>
      </FieldGroup>
      <Field
        {...shared}
        name="archiveAfterDays"
        min="1"
        required={false}
        label={text('publication.access.archive')}
        hint={text('publication.access.archive-hint')}
      />
    </>
  )
}

const Newsroom = ({ frame: { locale }, form, roles }: AccessProps) => {
  const text = sayInNewsroom(locale)
  return (
    <FieldGroup legend={text('publication.access.review')}>
      {roles.map((role) => (
        <Checkbox
          name={`skip-${role}`}
          label={text('publication.access.skip', { role: text(`shell.role.${role}`) })}
          checked={form.values[`skip-${role}`] === 'yes'}
        />
      ))}
      <Checkbox
        name="publicHistory"
        label={text('publication.access.history')}
        checked={form.values['publicHistory'] === 'yes'}
      />
    </FieldGroup>
  )
}

const WallWords = ({ frame: { locale }, form, language }: AccessProps & { language: WordingLanguage }) => {
  const text = sayInNewsroom(locale)
  const { code, name, dir } = language
  const own = say({ ...locale, language: isInterfaceLanguage(code) ? code : locale.language })
  const shared = { form, locale, dir, lang: code, required: false }
  return (
    <FieldGroup legend={text('publication.access.wall', { language: name })}>
      <Field
        {...shared}
        name={`lead-${code}`}
        maxlength={300}
        label={text('publication.access.lead')}
        hint={text('publication.access.lead-hint', { words: own('wall.lead') })}
      />
      <Textarea {...shared} name={`benefits-${code}`} rows={4} label={text('publication.access.benefits')} />
      <Field
        {...shared}
        name={`note-${code}`}
        maxlength={300}
        label={text('publication.access.note')}
        hint={text('publication.access.lead-hint', { words: own('wall.note') })}
      />
    </FieldGroup>
  )
}

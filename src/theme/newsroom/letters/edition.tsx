import type { Child } from 'hono/jsx'
import type { EditionProps, LintFinding } from '../../contract/newsroom-letters.ts'
import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, PostButton, SubmitButton, Toolbar } from '../parts/actions.tsx'
import { Choices } from '../parts/choices.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList, When } from '../parts/facts.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { EditionBadge } from './edition-badge.tsx'
import { Results, Trial } from './results.tsx'
import { ScheduleForm } from './schedule.tsx'
import { Watch } from './watch.tsx'

export const editionPage = (props: EditionProps): string => asDocument(<Edition {...props} />)

const Edition = (props: EditionProps) => {
  const { frame, edition, places, form, isOpen } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="desk" width="wide">
      <PageHead
        title={frame.title}
        back={props.back}
        mark={<EditionBadge state={edition.state} locale={locale} />}
        actions={<Actions {...props} />}
      />
      {form.of === undefined ? <ErrorSummary form={form} locale={locale} /> : null}
      <div class="desk">
        <div class="desk-main">
          <Panel id="next" title={text('desk.next')}>
            <p class="desk-standing">{edition.standing}</p>
            {isOpen ? <Open {...props} /> : null}
            {props.watch ? <Watching {...props} /> : null}
          </Panel>
          {props.trial ? <Trial trial={props.trial} locale={locale} /> : null}
          {props.results ? (
            <Results results={props.results} deliveriesHref={places.deliveries} locale={locale} />
          ) : null}
          {isOpen ? <TestForm {...props} /> : null}
        </div>
        <div class="desk-side">
          {isOpen ? (
            <Panel id="lint" title={text('letters.lint')}>
              <Lint findings={props.lint} locale={locale} />
            </Panel>
          ) : null}
          <Panel
            id="facts"
            title={text('desk.facts')}
            actions={<a href={places.revisions}>{text('desk.revisions-all')}</a>}
          >
            <Facts {...props} />
          </Panel>
          <Further {...props} />
        </div>
      </div>
    </NewsroomDocument>
  )
}

const Actions = ({ frame, places, may }: EditionProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      {places.onSite ? <LinkButton href={places.onSite}>{text('desk.on-site')}</LinkButton> : null}
      <LinkButton href={places.preview}>{text('desk.preview')}</LinkButton>
      <LinkButton href={places.edit} tone={may.write ? 'primary' : 'plain'}>
        {text(may.write ? 'letters.write' : 'letters.read')}
      </LinkButton>
    </>
  )
}

const Open = (props: EditionProps) => {
  const { frame, edition, places, may, recipients } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <>
      {edition.state === 'scheduled' && edition.sendAt ? (
        <p>
          {text('letters.goes-out')} <When at={edition.sendAt} locale={locale} within />
        </p>
      ) : null}
      {recipients === undefined ? null : <p>{text('letters.recipients', { count: recipients })}</p>}
      {may.send ? <ScheduleForm {...props} /> : <p class="hint">{text('letters.publisher-sends')}</p>}
      {may.send && edition.state === 'scheduled' ? (
        <PostButton action={places.draft} fields={{ act: 'unschedule' }}>
          {text('letters.unschedule')}
        </PostButton>
      ) : null}
      {may.send && edition.state === 'awaiting-sign-off' ? (
        <PostButton action={places.draft} fields={{ act: 'skip' }} tone="quiet">
          {text('letters.skip')}
        </PostButton>
      ) : null}
    </>
  )
}

const Watching = ({ frame, watch, places, may, edition }: EditionProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  if (!watch) return null
  const isUnderWay = ['building', 'sending', 'paused'].includes(edition.state)
  return (
    <>
      <div data-watch={isUnderWay || edition.state === 'scheduled' ? places.figures : undefined}>
        <Watch watch={watch} locale={locale} />
      </div>
      <p class="without-script hint">{isUnderWay ? text('letters.reload') : null}</p>
      <Toolbar>
        {watch.figures.inDoubt > 0 ? (
          <LinkButton href={places.doubt}>{text('letters.doubt-open')}</LinkButton>
        ) : null}
        {may.send && isUnderWay ? (
          <>
            <PostButton
              action={places.sending}
              fields={{ act: edition.state === 'paused' ? 'resume' : 'pause' }}
              tone={edition.state === 'paused' ? 'primary' : 'plain'}
            >
              {text(edition.state === 'paused' ? 'letters.resume' : 'letters.pause')}
            </PostButton>
            <ConfirmLink href={places.stop} tone="danger">
              {text('letters.stop')}
            </ConfirmLink>
          </>
        ) : null}
      </Toolbar>
    </>
  )
}

/** Nothing to say is said, too. */
export const Lint = ({ findings, locale }: { findings: LintFinding[]; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  if (findings.length === 0) return <p class="hint">{text('letters.lint-clean')}</p>
  return (
    <ul class="lint">
      {findings.map((finding) => (
        <li class={finding.isError ? 'lint-error' : 'lint-hint'}>
          <b>{text(finding.isError ? 'letters.lint-error' : 'letters.lint-hint')}</b>{' '}
          <bdi>{finding.text}</bdi>
        </li>
      ))}
    </ul>
  )
}

const TestForm = ({ frame, form, places, colleagues, edition }: EditionProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const own = form.of === 'test' ? form : { values: {}, errors: {} }
  const [first] = colleagues
  return (
    <Panel id="test" title={text('letters.test')} intro={text('letters.test-intro')}>
      <form method="post" action={places.tests} data-once="">
        <ErrorSummary form={own} locale={locale} />
        <Choices
          form={own}
          name="to"
          legend={text('letters.test-to')}
          several
          chosen={first ? [first.id] : []}
          choices={colleagues.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        />
        <Choices
          form={own}
          name="as"
          legend={text('letters.preview.as')}
          chosen={[own.values['as'] ?? 'reader']}
          choices={(['visitor', 'reader'] as const).map((value) => ({
            value,
            label: text(`letters.preview.${value}`),
          }))}
        />
        {edition.otherSubject === undefined ? null : (
          <Choices
            form={own}
            name="variant"
            legend={text('letters.subject')}
            chosen={[own.values['variant'] ?? 'a']}
            choices={[
              { value: 'a', label: edition.subject },
              { value: 'b', label: edition.otherSubject },
            ]}
          />
        )}
        <FormActions>
          <SubmitButton tone="plain">{text('letters.test-send')}</SubmitButton>
        </FormActions>
      </form>
    </Panel>
  )
}

const Facts = ({ frame, edition }: EditionProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const items: { term: string; value: Child }[] = [
    { term: text('letters.subject'), value: <bdi>{edition.subject || '–'}</bdi> },
    ...(edition.otherSubject === undefined
      ? []
      : [{ term: text('letters.other-subject'), value: <bdi>{edition.otherSubject}</bdi> }]),
    { term: text('letters.preheader'), value: <bdi>{edition.preheader || '–'}</bdi> },
    { term: text('letters.language'), value: edition.languageName },
    {
      term: text('desk.fact.saved'),
      value: (
        <>
          <When at={edition.savedAt} locale={locale} /> <bdi>{edition.savedBy}</bdi>
        </>
      ),
    },
    ...(edition.startedAt
      ? [{ term: text('letters.started'), value: <When at={edition.startedAt} locale={locale} /> }]
      : []),
    ...(edition.sentAt
      ? [{ term: text('letters.ended'), value: <When at={edition.sentAt} locale={locale} /> }]
      : []),
  ]
  return <DefinitionList items={items} />
}

const Further = ({ frame, places, edition }: EditionProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Toolbar>
      <PostButton action={places.copies} tone="quiet">
        {text('letters.duplicate')}
      </PostButton>
      {places.template ? (
        <PostButton action={places.template} tone="quiet">
          {text('letters.make-template')}
        </PostButton>
      ) : null}
      {edition.state === 'draft' ? (
        <ConfirmLink href={places.removal} tone="danger">
          {text('letters.remove')}
        </ConfirmLink>
      ) : null}
    </Toolbar>
  )
}

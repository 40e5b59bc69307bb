import type { Child } from 'hono/jsx'
import type { DeskArticleProps, DeskForm } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, PostButton, SubmitButton } from '../parts/actions.tsx'
import { Choices } from '../parts/choices.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { Textarea } from '../parts/form.tsx'
import { formFor } from './form-for.ts'
import { ScheduleForm } from './schedule-form.tsx'

/** What can be done with the article now; what cannot is said in a sentence. */
export const Steps = (props: DeskArticleProps) => {
  const { frame, article, moves } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      <p class="desk-standing">{text(`desk.standing.${article.stage}`)}</p>
      {moves.includes('submit') ? <Submission {...props} /> : null}
      {moves.includes('approve') || moves.includes('request-changes') ? <Review {...props} /> : null}
      {props.awaitsReview ? <p class="hint">{text('desk.awaits-review')}</p> : null}
      {moves.includes('publish') ? <Publication {...props} /> : null}
      {moves.includes('schedule') ? <ScheduleForm {...props} /> : null}
      <Backwards {...props} />
    </>
  )
}

const Step = (props: {
  desk: DeskArticleProps
  of: DeskForm
  action: string
  open?: boolean
  title: string
  children?: Child
}) => (
  <details class="desk-step" open={props.open || props.desk.form.of === props.of}>
    <summary>{props.title}</summary>
    <form method="post" action={props.action} data-once="">
      <input type="hidden" name="head" value={props.desk.head} />
      {props.children}
    </form>
  </details>
)

const Submission = (props: DeskArticleProps) => {
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  const form = formFor(props, 'submission')
  return (
    <Step desk={props} of="submission" action={props.places.submission} title={text('desk.submit')} open>
      <Textarea
        form={form}
        locale={locale}
        name="text"
        prefix="submission-"
        label={text('desk.submit-word')}
        required={false}
        rows={2}
      />
      <FormActions>
        <SubmitButton>{text('desk.submit-now')}</SubmitButton>
      </FormActions>
    </Step>
  )
}

const Review = (props: DeskArticleProps) => {
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  const mayApprove = props.moves.includes('approve')
  return (
    <Step
      desk={props}
      of="review"
      action={mayApprove ? props.places.approval : props.places.changeRequests}
      title={text('desk.review')}
      open={mayApprove}
    >
      <Textarea
        form={formFor(props, 'review')}
        locale={locale}
        name="text"
        prefix="review-"
        label={text('desk.review-word')}
        hint={text('desk.review-hint')}
        rows={3}
      />
      <FormActions>
        {mayApprove ? <SubmitButton>{text('desk.approve')}</SubmitButton> : null}
        {props.moves.includes('request-changes') ? (
          <button class="button button-plain" formaction={props.places.changeRequests}>
            {text('desk.request-changes')}
          </button>
        ) : null}
      </FormActions>
    </Step>
  )
}

const Publication = (props: DeskArticleProps) => {
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  const form = formFor(props, 'publication')
  const isLive = props.article.publishedAt !== undefined
  return (
    <Step
      desk={props}
      of="publication"
      action={props.places.publication}
      title={isLive ? text('desk.publish-changes') : text('desk.publish')}
      open={props.article.stage === 'approved'}
    >
      {isLive ? (
        <>
          <Choices
            form={form}
            name="kind"
            prefix="publication-"
            legend={text('desk.kind')}
            chosen={[form.values['kind'] ?? 'update']}
            choices={[
              { value: 'update', label: text('desk.kind-update'), hint: text('desk.kind-update-hint') },
              {
                value: 'correction',
                label: text('desk.kind-correction'),
                hint: text('desk.kind-correction-hint'),
              },
            ]}
          />
          <Textarea
            form={form}
            locale={locale}
            name="correction"
            prefix="publication-"
            label={text('desk.correction-text')}
            hint={text('desk.correction-hint')}
            required={false}
            rows={3}
          />
        </>
      ) : (
        <p class="hint">{text('desk.publish-hint')}</p>
      )}
      <FormActions>
        <SubmitButton>{text('desk.publish-now')}</SubmitButton>
      </FormActions>
    </Step>
  )
}

const Backwards = ({ frame, moves, places, article }: DeskArticleProps) => {
  const text = sayInNewsroom(frame.locale)
  const label = (words: string) => `${words}: ${article.headline}`
  return (
    <div class="desk-backwards">
      {moves.includes('unschedule') ? (
        <PostButton action={places.unschedule}>{text('desk.unschedule')}</PostButton>
      ) : null}
      {moves.includes('withdraw') ? (
        <ConfirmLink href={places.withdrawal} tone="quiet" label={label(text('desk.withdraw'))}>
          {text('desk.withdraw')}
        </ConfirmLink>
      ) : null}
      {moves.includes('archive') ? (
        <PostButton action={places.archive} fields={{ archived: 'yes' }} tone="quiet">
          {text('desk.archive')}
        </PostButton>
      ) : null}
      {moves.includes('unarchive') ? (
        <PostButton action={places.archive} fields={{ archived: 'no' }}>
          {text('desk.unarchive')}
        </PostButton>
      ) : null}
    </div>
  )
}

import type { Frame } from '../contract/frame.ts'
import type { LeaveProps } from '../contract/subscriptions.ts'
import { longDate } from '../format.ts'
import { say } from '../language/translate.ts'
import { PauseField } from '../parts/pause-field.tsx'
import { PlainForm, PlainLinks, PlainPage } from './plain-page.tsx'

/** Behind the link in every letter: a GET of it changes nothing, each button does. */
export const Leave = (props: LeaveProps) => {
  const { frame, action, subscription, newslettersHref } = props
  const text = say(frame.locale)
  return (
    <PlainPage frame={frame} kind="leave" title={titleOf(props)} intro={introOf(props)}>
      {subscription ? <Choices {...props} subscription={subscription} /> : null}
      {subscription?.hasOthers ? (
        <Act frame={frame} action={action} act="all" submit={text('leave.all')} quiet />
      ) : null}
      <PlainLinks>
        <a href={newslettersHref}>{text('leave.newsletters')}</a>
      </PlainLinks>
    </PlainPage>
  )
}

type Subscription = NonNullable<LeaveProps['subscription']>

const Choices = (props: LeaveProps & { subscription: Subscription }) => {
  const { frame, action, subscription, pause, form } = props
  const text = say(frame.locale)
  if (subscription.state === 'ended')
    return subscription.mayUndo ? (
      <Act frame={frame} action={action} act="undo" submit={text('leave.undo')} />
    ) : null
  return (
    <>
      <Act frame={frame} action={action} act="end" submit={text('leave.submit')} />
      {subscription.state === 'paused' ? (
        <Act frame={frame} action={action} act="resume" submit={text('leave.resume')} quiet />
      ) : (
        <PlainForm
          frame={frame}
          action={action}
          fields={{ act: 'pause' }}
          form={form}
          submit={text('leave.pause')}
          quiet
        >
          <PauseField
            pause={pause}
            form={form}
            locale={frame.locale}
            id="until"
            label={text('leave.until')}
          />
        </PlainForm>
      )}
    </>
  )
}

type ActProps = { frame: Frame; action: string; act: string; submit: string; quiet?: boolean }

const Act = ({ frame, action, act, submit, quiet = false }: ActProps) => (
  <PlainForm frame={frame} action={action} fields={{ act }} submit={submit} quiet={quiet} />
)

function titleOf({ frame, subscription }: LeaveProps): string {
  const text = say(frame.locale)
  if (!subscription) return text('leave.gone-title')
  const { state, name } = subscription
  return text(`leave.title-${state}`, { name })
}

function introOf({ frame, subscription }: LeaveProps): string {
  const { locale } = frame
  const text = say(locale)
  if (!subscription) return text('leave.gone')
  const { state, email, pausedUntil } = subscription
  if (state !== 'paused') return text(`leave.text-${state}`, { email })
  if (pausedUntil === undefined) return text('leave.paused-open', { email })
  return text('leave.paused', { email, date: longDate(pausedUntil, locale) })
}

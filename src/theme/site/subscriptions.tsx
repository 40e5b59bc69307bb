import type {
  ConfirmSubscriptionProps,
  SubscribedProps,
  SubscribeProps,
  SubscriptionAskedProps,
} from '../contract/subscriptions.ts'
import { listOf } from '../format.ts'
import { say } from '../language/translate.ts'
import { OnwardButton, PlainForm, PlainLinks, PlainPage } from './plain-page.tsx'
import { SubscribeForm } from './subscribe-form.tsx'

export const Subscribe = ({ frame, subscribe }: SubscribeProps) => {
  const text = say(frame.locale)
  return (
    <PlainPage frame={frame} kind="subscribe" title={text('subscribe.title')} intro={text('subscribe.intro')}>
      <SubscribeForm subscribe={subscribe} locale={frame.locale} />
    </PlainPage>
  )
}

export const SubscriptionAsked = ({ frame, continueHref }: SubscriptionAskedProps) => {
  const text = say(frame.locale)
  return (
    <PlainPage
      frame={frame}
      kind="subscription-asked"
      title={text('mail.title')}
      intro={text('subscribe.asked')}
    >
      <PlainLinks>
        <a href={continueHref}>{text('done.continue')}</a>
      </PlainLinks>
    </PlainPage>
  )
}

export const ConfirmSubscription = (props: ConfirmSubscriptionProps) => {
  const { frame, state, action, email, names, againHref } = props
  const { locale } = frame
  const text = say(locale)
  if (state === 'expired')
    return (
      <PlainPage
        frame={frame}
        kind="subscription"
        title={text('confirm.expired')}
        intro={text('error.link-expired')}
      >
        <OnwardButton href={againHref}>{text('confirm.again')}</OnwardButton>
      </PlainPage>
    )
  return (
    <PlainPage
      frame={frame}
      kind="subscription"
      title={text('subscribe.confirm-title')}
      intro={text('subscribe.confirm-intro', { names: listOf(names, locale), email })}
    >
      <PlainForm frame={frame} action={action} submit={text('subscribe.confirm')} />
    </PlainPage>
  )
}

export const Subscribed = (props: SubscribedProps) => {
  const { frame, names, waiting, silenced, registerHref, continueHref } = props
  const { locale } = frame
  const text = say(locale)
  const intro =
    names.length > 0
      ? text('subscribe.done', { names: listOf(names, locale) })
      : text(waiting.length > 0 ? 'subscribe.done-waiting' : 'subscribe.done-before')
  return (
    <PlainPage frame={frame} kind="subscribed" title={text('subscribe.done-title')} intro={intro}>
      {silenced ? <p class="done">{text('subscribe.silenced', { contact: silenced.contact })}</p> : null}
      {waiting.length > 0 ? (
        <>
          <p class="done">{text('subscribe.waiting', { names: listOf(waiting, locale) })}</p>
          <OnwardButton href={registerHref}>{text('page.register')}</OnwardButton>
        </>
      ) : null}
      <PlainLinks>
        <a href={continueHref}>{text('done.continue')}</a>
      </PlainLinks>
    </PlainPage>
  )
}

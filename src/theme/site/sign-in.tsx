import type { CheckMailProps, ConfirmLinkProps, RegisterProps, SignInProps } from '../contract/accounts.ts'
import { say } from '../language/translate.ts'
import { Field } from '../parts/form.tsx'
import { NewsletterChoices } from './subscribe-form.tsx'
import { EmailField, OnwardButton, PlainForm, PlainLinks, PlainPage } from './plain-page.tsx'

export const SignIn = ({ frame, action, next, registerHref, form }: SignInProps) => {
  const text = say(frame.locale)
  return (
    <PlainPage frame={frame} kind="sign-in" title={text('sign-in.title')} intro={text('sign-in.intro')}>
      <PlainForm frame={frame} action={action} fields={{ next }} form={form} submit={text('sign-in.submit')}>
        <EmailField frame={frame} form={form} />
      </PlainForm>
      <PlainLinks>
        <a href={registerHref}>{text('sign-in.no-account')}</a>
      </PlainLinks>
    </PlainPage>
  )
}

export const Register = (props: RegisterProps) => {
  const { frame, action, next, signInHref, benefits, privacyHref, newsletters = [], form } = props
  const text = say(frame.locale)
  return (
    <PlainPage frame={frame} kind="register" title={text('register.title')} intro={text('register.intro')}>
      <ul class="benefits">
        {benefits.map((benefit) => (
          <li>{benefit}</li>
        ))}
      </ul>
      <PlainForm frame={frame} action={action} fields={{ next }} form={form} submit={text('register.submit')}>
        <EmailField frame={frame} form={form} hint={text('register.note')} />
        {newsletters.length > 0 ? (
          <NewsletterChoices
            choices={newsletters}
            chosen={form.values['newsletter']}
            legend={text('subscribe.choose')}
            locale={frame.locale}
          />
        ) : null}
      </PlainForm>
      <PlainLinks>
        <a href={signInHref}>{text('register.has-account')}</a>
        {privacyHref ? <a href={privacyHref}>{text('register.privacy')}</a> : null}
      </PlainLinks>
    </PlainPage>
  )
}

export const CheckMail = (props: CheckMailProps) => {
  const { frame, email, action, next, request, minutes, againHref, purpose, form } = props
  const { locale } = frame
  const text = say(locale)
  const isDeletion = purpose === 'deletion'
  return (
    <PlainPage
      frame={frame}
      kind="check-mail"
      title={text('mail.title')}
      intro={text('mail.sent', { email })}
    >
      <PlainForm
        frame={frame}
        action={action}
        fields={{ next, request }}
        form={form}
        submit={text(isDeletion ? 'mail.submit-deletion' : 'mail.submit')}
        danger={isDeletion}
      >
        <Field
          form={form}
          locale={locale}
          name="code"
          label={text('form.code')}
          hint={text('mail.minutes', { count: minutes })}
          autocomplete="one-time-code"
          required
          maxlength={11}
          code
        />
      </PlainForm>
      <PlainLinks>
        <a href={againHref}>{text('mail.again')}</a>
      </PlainLinks>
    </PlainPage>
  )
}

export const ConfirmLink = (props: ConfirmLinkProps) => {
  const { frame, purpose, action, fields, email = '', state, againHref } = props
  const text = say(frame.locale)
  if (state !== 'ready') {
    const intro = text(state === 'expired' ? 'error.link-expired' : 'error.other-browser')
    return (
      <PlainPage frame={frame} kind="confirm" title={text('confirm.expired')} intro={intro}>
        <OnwardButton href={againHref}>{text('confirm.again')}</OnwardButton>
      </PlainPage>
    )
  }
  const title = text(`confirm.title-${purpose}`, { name: frame.publication.name })
  return (
    <PlainPage frame={frame} kind="confirm" title={title} intro={text(`confirm.text-${purpose}`, { email })}>
      <PlainForm
        frame={frame}
        action={action}
        fields={fields}
        submit={text(`confirm.submit-${purpose}`)}
        danger={purpose === 'deletion'}
      />
    </PlainPage>
  )
}

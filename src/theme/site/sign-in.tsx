import type { CheckMailProps, ConfirmLinkProps, RegisterProps, SignInProps } from '../contract/accounts.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ErrorSummary, Field, Hidden, Plain } from '../parts/form.tsx'

export const SignIn = ({ frame, action, next, registerHref, form }: SignInProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="sign-in">
      <Plain title={text('sign-in.title')}>
        <p class="plain-intro">{text('sign-in.intro')}</p>
        <form method="post" action={action} data-once>
          <ErrorSummary form={form} locale={locale} />
          <Hidden name="next" value={next} />
          <Field
            form={form}
            locale={locale}
            name="email"
            type="email"
            label={text('form.email')}
            autocomplete="email"
            required
            maxlength={254}
          />
          <button class="button">{text('sign-in.submit')}</button>
        </form>
        <p class="plain-links">
          <a href={registerHref}>{text('sign-in.no-account')}</a>
        </p>
      </Plain>
    </Document>
  )
}

export const Register = ({ frame, action, next, signInHref, benefits, privacyHref, form }: RegisterProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="register">
      <Plain title={text('register.title')}>
        <p class="plain-intro">{text('register.intro')}</p>
        <ul class="benefits">
          {benefits.map((benefit) => (
            <li>{benefit}</li>
          ))}
        </ul>
        <form method="post" action={action} data-once>
          <ErrorSummary form={form} locale={locale} />
          <Hidden name="next" value={next} />
          <Field
            form={form}
            locale={locale}
            name="email"
            type="email"
            label={text('form.email')}
            hint={text('register.note')}
            autocomplete="email"
            required
            maxlength={254}
          />
          <button class="button">{text('register.submit')}</button>
        </form>
        <p class="plain-links">
          <a href={signInHref}>{text('register.has-account')}</a>
          {privacyHref ? <a href={privacyHref}>{text('register.privacy')}</a> : null}
        </p>
      </Plain>
    </Document>
  )
}

export const CheckMail = (props: CheckMailProps) => {
  const { frame, email, action, next, request, minutes, againHref, purpose, form } = props
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="check-mail">
      <Plain title={text('mail.title')}>
        <p class="plain-intro">{text('mail.sent', { email })}</p>
        <form method="post" action={action} data-once>
          <ErrorSummary form={form} locale={locale} />
          <Hidden name="next" value={next} />
          <Hidden name="request" value={request} />
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
          <button class={purpose === 'deletion' ? 'button button-danger' : 'button'}>
            {text(purpose === 'deletion' ? 'mail.submit-deletion' : 'mail.submit')}
          </button>
        </form>
        <p class="plain-links">
          <a href={againHref}>{text('mail.again')}</a>
        </p>
      </Plain>
    </Document>
  )
}

export const ConfirmLink = ({
  frame,
  purpose,
  action,
  fields,
  email = '',
  state,
  againHref,
}: ConfirmLinkProps) => {
  const { locale, publication } = frame
  const text = say(locale)
  if (state !== 'ready') {
    return (
      <Document frame={frame} kind="confirm">
        <Plain title={text('confirm.expired')}>
          <p class="plain-intro">
            {text(state === 'expired' ? 'error.link-expired' : 'error.other-browser')}
          </p>
          <p>
            <a class="button" href={againHref}>
              {text('confirm.again')}
            </a>
          </p>
        </Plain>
      </Document>
    )
  }
  return (
    <Document frame={frame} kind="confirm">
      <Plain title={text(`confirm.title-${purpose}`, { name: publication.name })}>
        <p class="plain-intro">{text(`confirm.text-${purpose}`, { email })}</p>
        <form method="post" action={action} data-once>
          {Object.entries(fields).map(([name, value]) => (
            <Hidden name={name} value={value} />
          ))}
          <button class={purpose === 'deletion' ? 'button button-danger' : 'button'}>
            {text(`confirm.submit-${purpose}`)}
          </button>
        </form>
      </Plain>
    </Document>
  )
}

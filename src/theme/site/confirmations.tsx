import type { ClaimSiteProps, DeleteAccountProps, DoneProps } from '../contract/accounts.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ErrorSummary, Field, FieldError, Hidden, Plain } from '../parts/form.tsx'

export const DeleteAccount = ({ frame, email, action, cancelHref, form }: DeleteAccountProps) => {
  const { locale } = frame
  const text = say(locale)
  const error = form.errors['understood']
  return (
    <Document frame={frame} kind="delete-account">
      <Plain title={text('delete.title')}>
        <p class="plain-intro">{text('delete.intro', { email })}</p>
        <form method="post" action={action} data-once>
          <ErrorSummary form={form} locale={locale} />
          <div class={error ? 'field field-wrong' : 'field'}>
            <FieldError id="understood-error" error={error ? text(`error.${error}`) : undefined} />
            <p class="tick">
              <input
                id="understood"
                type="checkbox"
                name="understood"
                value="yes"
                required
                aria-describedby={error ? 'understood-error' : undefined}
              />
              <label for="understood">{text('delete.understood')}</label>
            </p>
          </div>
          <button class="button button-danger">{text('delete.submit')}</button>
        </form>
        <p class="plain-links">
          <a href={cancelHref}>{text('form.cancel')}</a>
        </p>
      </Plain>
    </Document>
  )
}

export const ClaimSite = ({ frame, action, fields, state, form }: ClaimSiteProps) => {
  const { locale } = frame
  const text = say(locale)
  const title = text('claim.title', { name: frame.publication.name })
  return (
    <Document frame={frame} kind="claim">
      <Plain title={title}>
        <p class="plain-intro">{text(state === 'ready' ? 'claim.intro' : `claim.${state}`)}</p>
        {state === 'ready' ? (
          <form method="post" action={action} data-once>
            <ErrorSummary form={form} locale={locale} />
            {Object.entries(fields).map(([name, value]) => (
              <Hidden name={name} value={value} />
            ))}
            <Field
              form={form}
              locale={locale}
              name="name"
              label={text('form.name')}
              autocomplete="name"
              maxlength={100}
            />
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
            <button class="button">{text('claim.submit')}</button>
          </form>
        ) : null}
      </Plain>
    </Document>
  )
}

export const Done = ({ frame, done, continueHref }: DoneProps) => {
  const text = say(frame.locale)
  return (
    <Document frame={frame} kind="done">
      <Plain title={text(`done.${done}`, { name: frame.publication.name })}>
        <p class="plain-intro">{text(`done.text-${done}`)}</p>
        <p>
          <a class="button" href={continueHref}>
            {text('done.continue')}
          </a>
        </p>
      </Plain>
    </Document>
  )
}

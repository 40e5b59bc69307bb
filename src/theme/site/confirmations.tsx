import type { ClaimSiteProps, DeleteAccountProps, DoneProps } from '../contract/accounts.ts'
import { say } from '../language/translate.ts'
import { Field, FieldError } from '../parts/form.tsx'
import { EmailField, OnwardButton, PlainForm, PlainLinks, PlainPage } from './plain-page.tsx'

export const DeleteAccount = ({ frame, email, action, cancelHref, form }: DeleteAccountProps) => {
  const text = say(frame.locale)
  const error = form.errors['understood']
  return (
    <PlainPage
      frame={frame}
      kind="delete-account"
      title={text('delete.title')}
      intro={text('delete.intro', { email })}
    >
      <PlainForm frame={frame} action={action} form={form} submit={text('delete.submit')} danger>
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
      </PlainForm>
      <PlainLinks>
        <a href={cancelHref}>{text('form.cancel')}</a>
      </PlainLinks>
    </PlainPage>
  )
}

export const ClaimSite = ({ frame, action, fields, state, form }: ClaimSiteProps) => {
  const { locale } = frame
  const text = say(locale)
  const title = text('claim.title', { name: frame.publication.name })
  const intro = text(state === 'ready' ? 'claim.intro' : `claim.${state}`)
  return (
    <PlainPage frame={frame} kind="claim" title={title} intro={intro}>
      {state === 'ready' ? (
        <PlainForm frame={frame} action={action} fields={fields} form={form} submit={text('claim.submit')}>
          <Field
            form={form}
            locale={locale}
            name="name"
            label={text('form.name')}
            autocomplete="name"
            maxlength={100}
          />
          <EmailField frame={frame} form={form} />
        </PlainForm>
      ) : null}
    </PlainPage>
  )
}

export const Done = ({ frame, done, continueHref }: DoneProps) => {
  const text = say(frame.locale)
  const title = text(`done.${done}`, { name: frame.publication.name })
  return (
    <PlainPage frame={frame} kind="done" title={title} intro={text(`done.text-${done}`)}>
      <OnwardButton href={continueHref}>{text('done.continue')}</OnwardButton>
    </PlainPage>
  )
}

import type { Locale } from '../contract/frame.ts'
import type { NewsletterChoice, SubscribeFormProps } from '../contract/subscriptions.ts'
import { say } from '../language/translate.ts'
import { ErrorSummary, Field, FieldError, Hidden } from '../parts/form.tsx'

type Props = {
  subscribe: SubscribeFormProps
  locale: Locale
  /** Keeps ids apart where a page has several forms. */
  prefix?: string
}

/** By which letters are asked for. One quiet line where there is nothing to choose. */
export const SubscribeForm = ({ subscribe, locale, prefix = 'letters-' }: Props) => {
  const { action, lead, submit, choices, fields, form } = subscribe
  const text = say(locale)
  return (
    <form class="subscribe" method="post" action={action} data-once>
      <ErrorSummary form={form} locale={locale} prefix={prefix} />
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      {choices ? (
        <NewsletterChoices
          choices={choices}
          chosen={form.values['newsletter']}
          legend={lead}
          error={form.errors['newsletter'] ? text(`error.${form.errors['newsletter']}`) : undefined}
          locale={locale}
          prefix={prefix}
        />
      ) : (
        <p class="subscribe-lead">{lead}</p>
      )}
      <div class="subscribe-line">
        <Field
          form={form}
          locale={locale}
          prefix={prefix}
          name="email"
          type="email"
          label={text('form.email')}
          autocomplete="email"
          required
          maxlength={254}
        />
        <button class={choices ? 'button' : 'button button-quiet'}>{submit}</button>
      </div>
      <p class="hint">{text('subscribe.note')}</p>
    </form>
  )
}

type ChoicesProps = {
  choices: NewsletterChoice[]
  /** Slugs, as they were ticked when the form came back. */
  chosen: string | undefined
  legend: string
  error?: string
  locale: Locale
  prefix?: string
}

/** Nothing is ticked for anybody. */
export const NewsletterChoices = ({
  choices,
  chosen = '',
  legend,
  error,
  locale,
  prefix = '',
}: ChoicesProps) => (
  <fieldset class="choices" id={`${prefix}newsletter`} tabindex={-1}>
    <legend>{legend}</legend>
    <FieldError id={`${prefix}newsletter-error`} error={error} />
    {choices.map(({ slug, name, description, needsAccount }) => (
      <div class="tick">
        <input
          id={`${prefix}newsletter-${slug}`}
          type="checkbox"
          name="newsletter"
          value={slug}
          checked={chosen.split(' ').includes(slug)}
        />
        <label for={`${prefix}newsletter-${slug}`}>
          {name}
          {needsAccount ? <span class="badge">{say(locale)('subscribe.registered')}</span> : null}
          {description ? <span class="hint">{description}</span> : null}
        </label>
      </div>
    ))}
  </fieldset>
)

import type { Locale } from '../contract/frame.ts'
import type { AccountNewsletter, AccountNewslettersProps } from '../contract/subscriptions.ts'
import { longDate } from '../format.ts'
import { say } from '../language/translate.ts'
import { ErrorSummary, Hidden } from '../parts/form.tsx'
import { PauseField } from '../parts/pause-field.tsx'

type Props = { letters: AccountNewslettersProps | undefined; locale: Locale }

/** Every newsletter there is, with what this reader has of it. */
export const AccountNewsletters = ({ letters, locale }: Props) => {
  const text = say(locale)
  const all = letters?.newsletters ?? []
  return (
    <section aria-labelledby="newsletters">
      <h2 id="newsletters">{text('account.newsletters')}</h2>
      {letters?.silence ? (
        <p class="done">
          {letters.silence.kind === 'hard-bounce'
            ? text('account.letters-bounced')
            : text('subscribe.silenced', { contact: letters.silence.contact })}
        </p>
      ) : null}
      {letters && all.length > 0 ? (
        <>
          <ErrorSummary
            form={letters.form}
            locale={locale}
            prefix={`${letters.form.values['newsletter']}-`}
          />
          <ul class="newsletters">
            {all.map((newsletter) => (
              <li>
                <h3>{newsletter.name}</h3>
                {newsletter.description ? (
                  <p class="hint">
                    <bdi>{newsletter.description}</bdi>
                  </p>
                ) : null}
                <p class="newsletter-state">{stateOf(newsletter, locale)}</p>
                <Choices letters={letters} newsletter={newsletter} locale={locale} />
              </li>
            ))}
          </ul>
          <Zone letters={letters} locale={locale} />
        </>
      ) : (
        <p>{text('account.newsletters-none')}</p>
      )}
    </section>
  )
}

type OneProps = { letters: AccountNewslettersProps; newsletter: AccountNewsletter; locale: Locale }

const Choices = (props: OneProps) => {
  const { letters, newsletter, locale } = props
  const text = say(locale)
  if (newsletter.state === 'off')
    return newsletter.follows ? (
      <p class="hint">{text('account.letters-follow-there')}</p>
    ) : (
      <form method="post" action={letters.action} data-once>
        <Hidden name="newsletter" value={newsletter.slug} />
        <Hidden name="act" value="subscribe" />
        <Language newsletter={newsletter} locale={locale} />
        <button
          class="button button-quiet"
          aria-label={text('account.letters-get', { name: newsletter.name })}
        >
          {text('subscribe.submit')}
        </button>
      </form>
    )
  const isWrong = letters.form.values['newsletter'] === newsletter.slug
  return (
    <>
      <Follows {...props} />
      <details open={isWrong}>
        <summary aria-label={text('account.letters-change-of', { name: newsletter.name })}>
          {text('account.letters-change')}
        </summary>
        <Changes {...props} />
      </details>
    </>
  )
}

const Changes = ({ letters, newsletter, locale }: OneProps) => {
  const text = say(locale)
  const { slug, name, state, languages } = newsletter
  const form = letters.form.values['newsletter'] === slug ? letters.form : { values: {}, errors: {} }
  return (
    <>
      {languages.length > 1 ? (
        <form method="post" action={letters.action} data-once>
          <Hidden name="newsletter" value={slug} />
          <Hidden name="act" value="language" />
          <Language newsletter={newsletter} locale={locale} />
          <button class="button button-quiet">{text('form.save')}</button>
        </form>
      ) : null}
      {state === 'paused' ? (
        <Act letters={letters} slug={slug} act="resume" submit={text('leave.resume')} />
      ) : (
        <form method="post" action={letters.action} data-once>
          <Hidden name="newsletter" value={slug} />
          <Hidden name="act" value="pause" />
          <PauseField
            pause={letters.pause}
            form={form}
            locale={locale}
            id={`${slug}-until`}
            label={text('leave.until')}
          />
          <button class="button button-quiet">{text('leave.pause')}</button>
        </form>
      )}
      {state === 'paused' ? null : (
        <Act letters={letters} slug={slug} act="pause-open" submit={text('account.letters-pause-open')} />
      )}
      <Act
        letters={letters}
        slug={slug}
        act="end"
        submit={text('leave.submit')}
        label={text('account.letters-leave', { name })}
      />
    </>
  )
}

type ActProps = {
  letters: AccountNewslettersProps
  slug: string
  act: string
  submit: string
  label?: string
}

const Act = ({ letters, slug, act, submit, label }: ActProps) => (
  <form method="post" action={letters.action} data-once>
    <Hidden name="newsletter" value={slug} />
    <Hidden name="act" value={act} />
    <button class="button button-quiet" aria-label={label}>
      {submit}
    </button>
  </form>
)

const Language = ({ newsletter, locale }: { newsletter: AccountNewsletter; locale: Locale }) => {
  const { slug, language, languages } = newsletter
  if (languages.length < 2) return null
  return (
    <div class="field">
      <label for={`${slug}-language`}>{say(locale)('account.letters-language')}</label>
      <select id={`${slug}-language`} name="language">
        {languages.map(({ code, name }) => (
          <option value={code} lang={code} selected={code === language}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

const Follows = ({ letters, newsletter, locale }: OneProps) => {
  const text = say(locale)
  const follows = newsletter.follows ?? []
  if (follows.length === 0) return null
  return (
    <ul class="follows">
      {follows.map(({ name, href, value }) => (
        <li>
          <a href={href}>{name}</a>
          <form method="post" action={letters.action} data-once>
            <Hidden name="newsletter" value={newsletter.slug} />
            <Hidden name="act" value="unfollow" />
            <Hidden name="follow" value={value} />
            <button class="as-link" aria-label={text('account.letters-unfollow-of', { name })}>
              {text('account.letters-unfollow')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

const Zone = ({ letters, locale }: { letters: AccountNewslettersProps; locale: Locale }) => {
  const { zone } = letters
  if (!zone) return null
  const text = say(locale)
  return (
    <form method="post" action={zone.action} data-once>
      <div class="field">
        <label for="zone">{text('account.letters-zone')}</label>
        <p class="hint" id="zone-hint">
          {text('account.letters-zone-hint')}
        </p>
        <select id="zone" name="zone" aria-describedby="zone-hint">
          <option value="" selected={zone.chosen === ''}>
            {text('account.letters-zone-ours')}
          </option>
          {zone.all.map((name) => (
            <option value={name} selected={name === zone.chosen}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="button button-quiet">{text('form.save')}</button>
    </form>
  )
}

function stateOf({ state, pausedUntil }: AccountNewsletter, locale: Locale): string {
  const text = say(locale)
  if (state !== 'paused') return text(`account.letters-${state}`)
  if (pausedUntil === undefined) return text('account.letters-paused-open')
  return text('account.letters-paused', { date: longDate(pausedUntil, locale) })
}

import type { AccountProps } from '../contract/accounts.ts'
import { dateAndTime, longDate } from '../format.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ErrorSummary, Field, FieldError } from '../parts/form.tsx'
import { AccountNewsletters } from './account-newsletters.tsx'

export const Account = (props: AccountProps) => {
  const { frame, reader, done } = props
  const text = say(frame.locale)
  return (
    <Document frame={frame} kind="account">
      <div class="account">
        <header class="list-head">
          <h1>{text('account.title')}</h1>
          <p class="list-intro">{text('account.since', { date: longDate(reader.since, frame.locale) })}</p>
        </header>
        {done ? (
          <p class="done" role="status">
            {text(`account.done-${done}`)}
          </p>
        ) : null}
        <Profile {...props} />
        <Address {...props} />
        <AccountNewsletters letters={props.letters} locale={frame.locale} />
        <OwnCalendar {...props} />
        <Devices {...props} />
        <Data {...props} />
      </div>
    </Document>
  )
}

/** Calendar programs know no passwords: whoever has the address sees it, and so it can be made another. */
const OwnCalendar = ({ frame, calendar }: AccountProps) => {
  if (!calendar) return null
  const text = say(frame.locale)
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{text('account.calendar')}</h2>
      <p>
        <a href={calendar.href}>{text('events.own-calendar')}</a>
      </p>
      <form method="post" action={calendar.renewAction} data-once>
        <p class="hint">{text('account.calendar-hint')}</p>
        <button class="button button-quiet">{text('account.calendar-renew')}</button>
      </form>
    </section>
  )
}

const Profile = ({ frame, reader, interfaceLanguages, actions, profileForm }: AccountProps) => {
  const { locale } = frame
  const text = say(locale)
  const chosen = profileForm.values['language'] ?? reader.language
  const error = profileForm.errors['language']
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">{text('account.profile')}</h2>
      <form method="post" action={actions.profile} data-once>
        <ErrorSummary form={profileForm} locale={locale} prefix="profile-" />
        <Field
          form={profileForm}
          locale={locale}
          prefix="profile-"
          name="name"
          label={text('form.name')}
          hint={text('account.name-hint')}
          autocomplete="name"
          maxlength={100}
          value={reader.name}
        />
        <div class={error ? 'field field-wrong' : 'field'}>
          <label for="profile-language">{text('form.language')}</label>
          <FieldError id="profile-language-error" error={error ? text(`error.${error}`) : undefined} />
          <select
            id="profile-language"
            name="language"
            aria-describedby={error ? 'profile-language-error' : undefined}
          >
            {interfaceLanguages.map(({ code, name }) => (
              <option value={code} lang={code} selected={code === chosen}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button class="button">{text('form.save')}</button>
      </form>
    </section>
  )
}

const Address = ({ frame, reader, actions, addressForm }: AccountProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <section aria-labelledby="address">
      <h2 id="address">{text('account.address')}</h2>
      <p>{text('account.address-now', { email: reader.email })}</p>
      {reader.pendingEmail ? <p>{text('account.address-pending', { email: reader.pendingEmail })}</p> : null}
      <form method="post" action={actions.address} data-once>
        <ErrorSummary form={addressForm} locale={locale} prefix="address-" />
        <Field
          form={addressForm}
          locale={locale}
          prefix="address-"
          name="email"
          type="email"
          label={text('account.address-new')}
          hint={text('account.address-hint')}
          autocomplete="email"
          required
          maxlength={254}
        />
        <button class="button button-quiet">{text('account.address-submit')}</button>
      </form>
    </section>
  )
}

const Devices = ({ frame, devices, actions }: AccountProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{text('account.devices')}</h2>
      <ul class="devices">
        {devices.map(({ id, label, lastSeen, current }) => {
          const name = label ?? text('account.device-unknown')
          return (
            <li>
              <div>
                <p>
                  <span dir="auto">{name}</span>{' '}
                  {current ? <span class="badge">{text('account.device-current')}</span> : null}
                </p>
                <p class="hint">{text('account.device-seen', { time: dateAndTime(lastSeen, locale) })}</p>
              </div>
              <form method="post" action={current ? actions.signOut : actions.signOutDevice}>
                <input type="hidden" name="device" value={id} />
                <button
                  class="button button-quiet"
                  aria-label={text('account.device-out-of', { device: name })}
                >
                  {text('account.device-out')}
                </button>
              </form>
            </li>
          )
        })}
      </ul>
      <form method="post" action={actions.signOutEverywhere}>
        <button class="button button-quiet">{text('account.everywhere')}</button>
      </form>
    </section>
  )
}

const Data = ({ frame, actions }: AccountProps) => {
  const text = say(frame.locale)
  return (
    <section aria-labelledby="data">
      <h2 id="data">{text('account.data')}</h2>
      <p>
        <a href={actions.dataHref} download>
          {text('account.data-download')}
        </a>
        <span class="hint">{text('account.data-hint')}</span>
      </p>
      <p>
        <a class="danger" href={actions.deletionHref}>
          {text('account.delete')}
        </a>
        <span class="hint">{text('account.delete-hint')}</span>
      </p>
    </section>
  )
}

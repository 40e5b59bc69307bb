import type {
  IdentityCheckProps,
  StaffCheckMailProps,
  StaffConfirmLinkProps,
  StaffSignInProps,
} from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PasskeyCeremony } from './passkey-form.tsx'

export const signInPage = (props: StaffSignInProps): string => asDocument(<SignIn {...props} />)
export const checkMailPage = (props: StaffCheckMailProps): string => asDocument(<CheckMail {...props} />)
export const confirmLinkPage = (props: StaffConfirmLinkProps): string =>
  asDocument(<ConfirmLink {...props} />)
export const identityCheckPage = (props: IdentityCheckProps): string =>
  asDocument(<IdentityCheck {...props} />)

const SignIn = ({ frame, action, next, passkey, form }: StaffSignInProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="sign-in" width="narrow">
      <div class="entrance">
        <PageHead title={frame.title} />
        <PasskeyCeremony passkey={passkey} locale={locale} ceremony="sign" next={next}>
          <button class="button button-primary">{text('people.sign-in.passkey')}</button>
          <p class="entrance-or">{text('people.sign-in.or')}</p>
        </PasskeyCeremony>
        <form method="post" action={action} data-once="">
          <ErrorSummary form={form} locale={locale} />
          <input type="hidden" name="next" value={next} />
          <Field
            form={form}
            locale={locale}
            name="email"
            type="email"
            label={text('people.sign-in.email')}
            autocomplete="username"
            required
            maxlength={254}
          />
          <FormActions>
            <SubmitButton>{text('people.sign-in.send')}</SubmitButton>
          </FormActions>
        </form>
        <p class="hint">
          <a href={frame.places.site}>{text('people.sign-in.readers')}</a>
        </p>
      </div>
    </NewsroomDocument>
  )
}

const CheckMail = ({ frame, email, purpose, action, againHref, minutes, form }: StaffCheckMailProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="check-mail" width="narrow">
      <div class="entrance">
        <PageHead
          title={frame.title}
          intro={text(purpose === 'address' ? 'people.mail.sent-address' : 'people.mail.sent', { email })}
        />
        <form method="post" action={action} data-once="">
          <ErrorSummary form={form} locale={locale} />
          <Field
            form={form}
            locale={locale}
            name="code"
            label={text('people.mail.code')}
            hint={text('people.mail.minutes', { count: minutes })}
            autocomplete="one-time-code"
            required
            maxlength={11}
            dir="ltr"
            data={{ 'data-code': '' }}
            short
          />
          <FormActions>
            <SubmitButton>{text('people.mail.submit')}</SubmitButton>
            <LinkButton href={againHref} tone="quiet">
              {text('people.mail.again')}
            </LinkButton>
          </FormActions>
        </form>
      </div>
    </NewsroomDocument>
  )
}

const ConfirmLink = ({ frame, purpose, state, action, againHref }: StaffConfirmLinkProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="confirm-link" width="narrow">
      <div class="entrance">
        <PageHead
          title={frame.title}
          intro={text(state === 'ready' ? 'people.link.text' : `people.link.${state}`)}
        />
        {state === 'ready' ? (
          <form method="post" action={action} data-once="">
            <SubmitButton>{text(`people.link.submit-${purpose}`)}</SubmitButton>
          </form>
        ) : (
          <LinkButton href={againHref}>{text('people.link.again')}</LinkButton>
        )}
      </div>
    </NewsroomDocument>
  )
}

const IdentityCheck = (props: IdentityCheckProps) => {
  const { frame, email, mailAction, next, passkey, cancelHref, form } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="identity-check" width="narrow">
      <PageHead title={frame.title} intro={text('people.check.intro', { count: props.minutes })} />
      <ErrorSummary form={form} locale={locale} />
      {passkey ? (
        <PasskeyCeremony passkey={passkey} locale={locale} ceremony="sign" next={next}>
          <button class="button button-primary">{text('people.check.passkey')}</button>
          <p class="entrance-or">{text('people.sign-in.or')}</p>
        </PasskeyCeremony>
      ) : null}
      <form method="post" action={mailAction} data-once="">
        <input type="hidden" name="next" value={next} />
        <FormActions>
          <SubmitButton tone={passkey ? 'plain' : 'primary'}>
            {text('people.check.mail', { email })}
          </SubmitButton>
          <LinkButton href={cancelHref} tone="quiet">
            {text('shell.cancel')}
          </LinkButton>
        </FormActions>
      </form>
    </NewsroomDocument>
  )
}

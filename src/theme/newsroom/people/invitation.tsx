import type { AcceptInvitationProps } from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const acceptInvitationPage = (props: AcceptInvitationProps): string =>
  asDocument(<Accept {...props} />)

const Accept = ({ frame, state, email, role, action, form }: AcceptInvitationProps) => {
  const { locale, places } = frame
  const text = sayInNewsroom(locale)
  const intro =
    state === 'ready'
      ? text('people.invitation.intro', { email, role: text(`shell.role.${role}`) })
      : text(`people.invitation.${state}-text`)
  return (
    <NewsroomDocument frame={frame} kind="invitation" width="narrow">
      <div class="entrance">
        <PageHead title={frame.title} intro={intro} />
        {state === 'ready' ? (
          <form method="post" action={action} data-once="">
            <p class="hint">{text(`people.role.${role}-can`)}</p>
            <ErrorSummary form={form} locale={locale} />
            <Field
              form={form}
              locale={locale}
              name="name"
              label={text('people.invitation.name')}
              hint={text('people.invitation.name-hint')}
              autocomplete="name"
              required
              maxlength={100}
            />
            <FormActions>
              <SubmitButton>{text('people.invitation.submit')}</SubmitButton>
            </FormActions>
          </form>
        ) : (
          <LinkButton href={state === 'used' ? places.signIn : places.site}>
            {state === 'used' ? text('shell.sign-in') : text('shell.site')}
          </LinkButton>
        )}
      </div>
    </NewsroomDocument>
  )
}

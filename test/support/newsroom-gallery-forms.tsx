import type { NewsroomForm, NewsroomFrame } from '../../src/theme/contract/newsroom.ts'
import { FormActions, LinkButton, SubmitButton } from '../../src/theme/newsroom/parts/actions.tsx'
import { Checkbox, Choices, FieldGroup } from '../../src/theme/newsroom/parts/choices.tsx'
import { Confirmation } from '../../src/theme/newsroom/parts/confirmation.tsx'
import { NewsroomDocument } from '../../src/theme/newsroom/parts/document.tsx'
import { ErrorSummary, Field, Select, Textarea } from '../../src/theme/newsroom/parts/form.tsx'
import { PageHead } from '../../src/theme/newsroom/parts/page-head.tsx'

const wrong: NewsroomForm = {
  values: { email: 'amal@', name: 'Amal Haddad' },
  errors: { email: 'This is not an e-mail address.' },
}

export const Form = ({ frame }: { frame: NewsroomFrame }) => {
  const shared = { form: wrong, locale: frame.locale }
  return (
    <NewsroomDocument frame={frame} kind="staff" width="narrow">
      <PageHead
        title="Invite a colleague"
        back={{ name: 'Staff', href: '#' }}
        intro="They get a link that works once, for seven days."
      />
      <ErrorSummary {...shared} />
      <form method="post" action="#" data-unsaved="">
        <Field {...shared} name="name" label="Name" required />
        <Field
          {...shared}
          name="email"
          label="E-mail address"
          type="email"
          hint="We write to it once."
          required
        />
        <Select
          {...shared}
          name="language"
          label="Language of the invitation"
          options={[
            { value: 'en', label: 'English' },
            { value: 'ar', label: 'العربية' },
          ]}
        />
        <Choices
          {...shared}
          name="role"
          legend="Role"
          chosen={['editor']}
          choices={[
            { value: 'writer', label: 'Writer', hint: 'Writes their own drafts and submits them.' },
            { value: 'editor', label: 'Editor', hint: 'Reviews and publishes in their sections.' },
            { value: 'publisher', label: 'Publisher', hint: 'Everything editorial, and the policy.' },
          ]}
        />
        <FieldGroup legend="When" columns>
          <Field {...shared} name="day" label="Day" type="date" />
          <Field {...shared} name="hour" label="Hour" type="time" />
        </FieldGroup>
        <Textarea {...shared} name="note" label="A word to them" required={false} />
        <Checkbox name="copy" label="Send me a copy" hint="Yours comes without the link." />
        <FormActions>
          <SubmitButton>Send the invitation</SubmitButton>
          <LinkButton href="#" tone="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </form>
    </NewsroomDocument>
  )
}

export const Confirm = ({ frame }: { frame: NewsroomFrame }) => (
  <NewsroomDocument frame={frame} kind="confirm" width="narrow">
    <Confirmation
      locale={frame.locale}
      title="Archive “The chain across the Horn”?"
      action="#"
      confirm="Archive the article"
      cancelHref={`/${frame.locale.language}/list`}
      danger
    >
      <p>
        It leaves every list but the archive. Readers keep seeing what is published. It can be brought back.
      </p>
    </Confirmation>
  </NewsroomDocument>
)

export const Outside = ({ frame }: { frame: NewsroomFrame }) => (
  <NewsroomDocument frame={{ ...frame, title: 'Sign in' }} kind="sign-in" width="narrow">
    <PageHead title="Sign in to the newsroom" />
    <form method="post" action="#">
      <Field
        form={{ values: {}, errors: {} }}
        locale={frame.locale}
        name="email"
        label="E-mail address"
        type="email"
      />
      <FormActions>
        <SubmitButton>Send me a link</SubmitButton>
        <LinkButton href="#">Use a passkey</LinkButton>
      </FormActions>
    </form>
  </NewsroomDocument>
)

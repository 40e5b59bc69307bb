import type { Locale } from '../../contract/frame.ts'
import type { NewsroomForm, StaffRole } from '../../contract/newsroom.ts'
import type { EditMemberProps, InviteProps, SectionChoice } from '../../contract/newsroom-people.ts'
import { longDate } from '../../format.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { Checkbox, Choices, FieldGroup } from '../parts/choices.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList } from '../parts/facts.tsx'
import { ErrorSummary, Field, Select } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'

export const invitePage = (props: InviteProps): string => asDocument(<Invite {...props} />)
export const editMemberPage = (props: EditMemberProps): string => asDocument(<EditMember {...props} />)

const Invite = (props: InviteProps) => {
  const { frame, form, cancelHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="invite" width="narrow">
      <PageHead
        title={frame.title}
        intro={text('people.invite.intro')}
        back={{ name: text('people.staff.title'), href: cancelHref }}
      />
      <form method="post" action={props.action} data-once="" data-unsaved="">
        <ErrorSummary form={form} locale={locale} />
        <Field
          form={form}
          locale={locale}
          name="email"
          type="email"
          label={text('people.invite.email')}
          required
          maxlength={254}
        />
        <RoleAndSections
          locale={locale}
          form={form}
          roles={props.roles}
          sections={props.sections}
          role="writer"
        />
        <Select
          form={form}
          locale={locale}
          name="language"
          label={text('people.invite.language')}
          value={locale.language}
          options={props.languages.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <FormActions>
          <SubmitButton>{text('people.invite.submit')}</SubmitButton>
          <LinkButton href={cancelHref} tone="quiet">
            {text('shell.cancel')}
          </LinkButton>
        </FormActions>
      </form>
    </NewsroomDocument>
  )
}

const EditMember = (props: EditMemberProps) => {
  const { frame, member, form, cancelHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="member" width="narrow">
      <PageHead title={frame.title} back={{ name: text('people.staff.title'), href: cancelHref }} />
      <Panel id="facts" title={text('people.account.profile')}>
        <DefinitionList
          items={[
            { term: text('people.member.email'), value: <span dir="ltr">{member.email}</span> },
            { term: text('people.member.since'), value: longDate(props.since, locale) },
            { term: text('people.staff.passkeys'), value: member.passkeys },
          ]}
        />
        {member.isSelf ? (
          <p>
            <a href={frame.places.account}>{text('people.member.own-profile')}</a>
          </p>
        ) : null}
      </Panel>
      <form method="post" action={props.action} data-once="" data-unsaved="">
        <ErrorSummary form={form} locale={locale} />
        <RoleAndSections
          locale={locale}
          form={form}
          roles={props.roles}
          sections={props.sections}
          role={member.role}
        />
        <FormActions>
          <SubmitButton>{text('people.member.save')}</SubmitButton>
          <LinkButton href={cancelHref} tone="quiet">
            {text('shell.cancel')}
          </LinkButton>
        </FormActions>
      </form>
      <Panel id="removal" title={text('people.member.remove-title')} intro={text('people.member.remove-why')}>
        <ConfirmLink href={props.removalHref}>{text('people.member.remove')}</ConfirmLink>
      </Panel>
    </NewsroomDocument>
  )
}

type RoleProps = {
  locale: Locale
  form: NewsroomForm
  roles: StaffRole[]
  sections: SectionChoice[]
  /** Chosen until something was sent. */
  role: StaffRole
}

const RoleAndSections = ({ locale, form, roles, sections, role }: RoleProps) => {
  const text = sayInNewsroom(locale)
  const choices = roles.map((value) => ({
    value,
    label: text(`shell.role.${value}`),
    hint: text(`people.role.${value}-can`),
  }))
  return (
    <>
      <Choices
        form={form}
        name="role"
        legend={text('people.invite.role')}
        choices={choices}
        chosen={[form.values['role'] ?? role]}
      />
      {sections.length > 0 ? (
        <FieldGroup legend={text('people.invite.sections')}>
          <p class="hint">{text('people.invite.sections-hint')}</p>
          {sections.map(({ id, name, chosen }) => (
            <Checkbox name={`section-${id}`} label={name} checked={chosen} />
          ))}
        </FieldGroup>
      ) : null}
    </>
  )
}

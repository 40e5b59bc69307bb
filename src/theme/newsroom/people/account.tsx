import type { PasskeyListProps, StaffAccountProps } from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, PostButton, SubmitButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList, EmptyState, When } from '../parts/facts.tsx'
import { ErrorSummary, Field, Select } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { PasskeyCeremony } from './passkey-form.tsx'

export const staffAccountPage = (props: StaffAccountProps): string => asDocument(<Account {...props} />)
export const passkeysPage = (props: PasskeyListProps): string => asDocument(<Passkeys {...props} />)

const Account = (props: StaffAccountProps) => {
  const { frame, form, passkeys } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="account" width="narrow">
      <PageHead title={frame.title} />
      <Panel id="profile" title={text('people.account.profile')}>
        <DefinitionList
          items={[
            { term: text('people.member.email'), value: <span dir="ltr">{props.email}</span> },
            { term: text('people.staff.role'), value: text(`shell.role.${props.role}`) },
            {
              term: text('people.staff.sections'),
              value: props.sections?.join(' · ') ?? text('people.staff.all-sections'),
            },
          ]}
        />
        <form method="post" action={props.action} data-once="">
          <ErrorSummary form={form} locale={locale} />
          <Field
            form={form}
            locale={locale}
            name="name"
            label={text('people.account.name')}
            hint={text('people.account.name-hint')}
            value={props.name}
            autocomplete="name"
            required
            maxlength={100}
          />
          <Select
            form={form}
            locale={locale}
            name="language"
            label={text('people.account.language')}
            hint={text('people.account.language-hint')}
            value={props.language}
            options={frame.languages.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <FormActions>
            <SubmitButton tone="plain">{text('shell.save')}</SubmitButton>
            <LinkButton href={props.emailHref}>{text('people.account.email-change')}</LinkButton>
          </FormActions>
        </form>
      </Panel>
      <Panel id="passkeys" title={text('people.account.passkeys')}>
        <p>
          {passkeys === 0
            ? text('people.account.passkeys-none')
            : text('people.account.passkeys-some', { count: passkeys })}
        </p>
        <FormActions>
          <LinkButton href={props.passkeysHref}>{text('people.account.passkeys-manage')}</LinkButton>
        </FormActions>
      </Panel>
      <Sessions {...props} />
    </NewsroomDocument>
  )
}

const Sessions = ({ frame, sessions, sessionsAction }: StaffAccountProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const labelOf = (label: string | undefined) => label ?? text('people.account.unknown-device')
  const others = (
    <PostButton action={sessionsAction} fields={{ session: 'others' }}>
      {text('people.account.sign-out-others')}
    </PostButton>
  )
  return (
    <Panel
      id="sessions"
      title={text('people.account.sessions')}
      actions={sessions.length > 1 ? others : null}
      plain
    >
      <DataTable
        locale={locale}
        caption={text('people.account.sessions')}
        rows={sessions}
        columns={[
          {
            title: text('people.account.device'),
            main: true,
            cell: ({ label, current }) => (
              <>
                <span dir="ltr">{labelOf(label)}</span>{' '}
                {current ? <Badge tone="green">{text('people.account.this-browser')}</Badge> : null}
              </>
            ),
          },
          {
            title: text('people.account.signed-in'),
            minor: true,
            cell: ({ signedIn }) => <When at={signedIn} locale={locale} />,
          },
          { title: text('people.staff.seen'), cell: ({ seen }) => <When at={seen} locale={locale} /> },
        ]}
        actions={{
          title: text('people.staff.acts'),
          cell: ({ id, label, current }) =>
            current ? null : (
              <PostButton
                action={sessionsAction}
                fields={{ session: id }}
                tone="quiet"
                label={text('people.account.sign-out-there', { name: labelOf(label) })}
              >
                {text('people.account.sign-out')}
              </PostButton>
            ),
        }}
      />
    </Panel>
  )
}

const Passkeys = (props: PasskeyListProps) => {
  const { frame, passkeys, add, backHref, form } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="passkeys" width="narrow">
      <PageHead
        title={frame.title}
        intro={text('people.passkeys.intro')}
        back={{ name: text('people.account.title'), href: backHref }}
      />
      <ErrorSummary form={form} locale={locale} />
      {passkeys.length === 0 ? (
        <EmptyState title={text('people.passkeys.none')}>{text('people.passkeys.none-why')}</EmptyState>
      ) : (
        <Panel id="yours" title={text('people.passkeys.yours')} plain>
          <PasskeyTable {...props} />
        </Panel>
      )}
      <Panel id="add" title={text('people.passkeys.add')}>
        <noscript>
          <p>{text('people.passkeys.script')}</p>
        </noscript>
        <PasskeyCeremony passkey={add} locale={locale} ceremony="make">
          <Field
            form={form}
            locale={locale}
            name="name"
            label={text('people.passkeys.name')}
            hint={text('people.passkeys.name-hint')}
            required={false}
            maxlength={60}
          />
          <FormActions>
            <SubmitButton>{text('people.passkeys.add')}</SubmitButton>
          </FormActions>
        </PasskeyCeremony>
      </Panel>
    </NewsroomDocument>
  )
}

const PasskeyTable = ({ frame, passkeys }: PasskeyListProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={text('people.passkeys.yours')}
      rows={passkeys}
      columns={[
        {
          title: text('people.passkeys.name'),
          main: true,
          cell: ({ name, renameAction }) => (
            <form class="row-form" method="post" action={renameAction} data-once="">
              <input
                name="name"
                value={name}
                maxlength={60}
                required
                dir="auto"
                autocomplete="off"
                aria-label={text('people.passkeys.name-of', { name })}
              />
              <button class="button button-quiet" aria-label={text('people.passkeys.rename-of', { name })}>
                {text('people.passkeys.rename')}
              </button>
            </form>
          ),
        },
        {
          title: text('people.passkeys.created'),
          minor: true,
          cell: ({ created }) => <When at={created} locale={locale} />,
        },
        {
          title: text('people.passkeys.used'),
          cell: ({ used }) => (used ? <When at={used} locale={locale} /> : text('people.passkeys.never')),
        },
      ]}
      actions={{
        title: text('people.staff.acts'),
        cell: ({ name, removeHref }) => (
          <ConfirmLink href={removeHref} tone="quiet" label={text('people.passkeys.remove-of', { name })}>
            {text('people.passkeys.remove')}
          </ConfirmLink>
        ),
      }}
    />
  )
}

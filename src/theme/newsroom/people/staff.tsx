import type { NewsroomFrame } from '../../contract/newsroom.ts'
import type { StaffInvitation, StaffListProps, StaffMember } from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton, Toolbar } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const staffPage = (props: StaffListProps): string => asDocument(<Staff {...props} />)

const Staff = (props: StaffListProps) => {
  const { frame, members, invitations, inviteHref } = props
  const text = sayInNewsroom(frame.locale)
  const isAlone = members.length === 1 && invitations.length === 0
  const invite = (
    <LinkButton href={inviteHref} tone="primary" icon="add">
      {text('people.staff.invite')}
    </LinkButton>
  )
  return (
    <NewsroomDocument frame={frame} kind="staff">
      <PageHead title={frame.title} intro={text('people.staff.intro')} actions={isAlone ? null : invite} />
      <Panel id="members" title={text('people.staff.members')} plain>
        <Members frame={frame} members={members} />
      </Panel>
      <Panel id="invitations" title={text('people.staff.invitations')} plain>
        {isAlone ? (
          <EmptyState title={text('people.staff.alone')} action={invite}>
            {text('people.staff.alone-why')}
          </EmptyState>
        ) : null}
        {!isAlone && invitations.length === 0 ? (
          <p class="hint">{text('people.staff.no-invitations')}</p>
        ) : null}
        {invitations.length > 0 ? <Invitations frame={frame} invitations={invitations} /> : null}
      </Panel>
      <Limits {...props} />
    </NewsroomDocument>
  )
}

const Members = ({ frame, members }: { frame: NewsroomFrame; members: StaffMember[] }) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={text('people.staff.members')}
      rows={members}
      columns={[
        {
          title: text('people.staff.name'),
          main: true,
          cell: (member) => <Name frame={frame} member={member} />,
        },
        { title: text('people.staff.role'), cell: ({ role }) => text(`shell.role.${role}`) },
        {
          title: text('people.staff.sections'),
          minor: true,
          cell: (member) => <Sections frame={frame} of={member} />,
        },
        {
          title: text('people.staff.passkeys'),
          numeric: true,
          minor: true,
          cell: ({ passkeys }) => passkeys,
        },
        {
          title: text('people.staff.seen'),
          cell: ({ seen }) =>
            seen ? (
              <When at={seen} locale={locale} />
            ) : (
              <span class="hint">{text('people.staff.not-signed-in')}</span>
            ),
        },
      ]}
      actions={{
        title: text('people.staff.acts'),
        cell: ({ href, name }) => (
          <a class="button button-quiet" href={href} aria-label={text('people.staff.edit-name', { name })}>
            {text('people.staff.edit')}
          </a>
        ),
      }}
    />
  )
}

const Name = ({ frame, member }: { frame: NewsroomFrame; member: StaffMember }) => (
  <>
    <span dir="auto">{member.name || member.email}</span>{' '}
    {member.isSelf ? <Badge>{sayInNewsroom(frame.locale)('people.staff.you')}</Badge> : null}
    <span class="row-detail" dir="ltr">
      {member.email}
    </span>
  </>
)

const Sections = ({ frame, of }: { frame: NewsroomFrame; of: { sections?: string[] } }) =>
  of.sections ? (
    <ul class="inline-list">
      {of.sections.map((name) => (
        <li dir="auto">{name}</li>
      ))}
    </ul>
  ) : (
    <span class="hint">{sayInNewsroom(frame.locale)('people.staff.all-sections')}</span>
  )

const Invitations = ({ frame, invitations }: { frame: NewsroomFrame; invitations: StaffInvitation[] }) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={text('people.staff.invitations')}
      rows={invitations}
      columns={[
        {
          title: text('people.invite.email'),
          main: true,
          cell: ({ email }) => <span dir="ltr">{email}</span>,
        },
        { title: text('people.staff.role'), cell: ({ role }) => text(`shell.role.${role}`) },
        {
          title: text('people.staff.sections'),
          minor: true,
          cell: (one) => <Sections frame={frame} of={one} />,
        },
        {
          title: text('people.staff.until'),
          cell: ({ expires, isExpired }) =>
            isExpired ? (
              <Badge tone="red">{text('people.staff.expired')}</Badge>
            ) : (
              <When at={expires} locale={locale} />
            ),
        },
      ]}
      actions={{
        title: text('people.staff.acts'),
        cell: ({ email, resendAction, revokeHref }) => (
          <Toolbar>
            <PostButton
              action={resendAction}
              tone="quiet"
              label={text('people.staff.resend-to', { name: email })}
            >
              {text('people.staff.resend')}
            </PostButton>
            <ConfirmLink
              href={revokeHref}
              tone="quiet"
              label={text('people.staff.revoke-of', { name: email })}
            >
              {text('people.staff.revoke')}
            </ConfirmLink>
          </Toolbar>
        ),
      }}
    />
  )
}

const Limits = ({ frame, limits, limitsHref }: StaffListProps) => {
  const text = sayInNewsroom(frame.locale)
  const change = <LinkButton href={limitsHref}>{text('people.staff.limits-change')}</LinkButton>
  return (
    <Panel id="limits" title={text('people.staff.limits')} actions={change}>
      <ul class="inline-list">
        <li>{text('people.staff.limits-hours', { count: limits.sessionHours })}</li>
        <li>{text('people.staff.limits-minutes', { count: limits.idleMinutes })}</li>
      </ul>
    </Panel>
  )
}

import type { EventSheetProps } from '../../contract/newsroom-events.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Part, ThingForm } from '../publication/thing-fields.tsx'

export const eventSheetPage = (props: EventSheetProps): string => asDocument(<EventSheet {...props} />)

const EventSheet = (props: EventSheetProps) => {
  const { frame, back, badge, tabs, main, parts, cancel } = props
  const { locale } = frame
  return (
    <NewsroomDocument frame={frame} kind="thing" width="narrow">
      <PageHead
        title={frame.title}
        intro={props.intro}
        back={back}
        mark={badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null}
        actions={<HeadActions {...props} />}
      />
      {tabs ? <Tabs {...tabs} /> : null}
      <ThingForm {...main} locale={locale} />
      {parts.map((part) => (
        <Part part={part} locale={locale} />
      ))}
      {cancel ? (
        <p class="thing-removal">
          <ConfirmLink href={cancel.href} tone="danger">
            {cancel.name}
          </ConfirmLink>
        </p>
      ) : null}
    </NewsroomDocument>
  )
}

const HeadActions = ({ publish, acts, links }: EventSheetProps) => (
  <>
    {links.map(({ name, href }) => (
      <LinkButton href={href}>{name}</LinkButton>
    ))}
    {acts.map(({ label, action, fields }) => (
      <PostButton action={action} fields={fields}>
        {label}
      </PostButton>
    ))}
    {publish ? (
      <PostButton action={publish.action} fields={publish.fields} tone="primary">
        {publish.label}
      </PostButton>
    ) : null}
  </>
)

import type { DoorProps } from '../../contract/newsroom-event-door.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState } from '../parts/facts.tsx'
import { Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const doorPage = (props: DoorProps): string => asDocument(<DoorDocument {...props} />)

/** What the script may say, by the names that it knows. */
const words = [
  'in',
  'in-of',
  'out',
  'out-of',
  'guests',
  'came',
  'count',
  'waiting',
  'no-list',
  'no-line',
  'signed-out',
  'closed',
  'not-kept',
  'more',
  'done-in',
  'done-out',
  'already',
  'gone',
  'no-ticket',
  'no-camera',
] as const

const DoorDocument = ({ frame, back, badge, tabs, door, attendanceHref }: DoorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="door" width="narrow" scripts={door?.scripts ?? []}>
      <PageHead
        title={frame.title}
        back={back}
        mark={badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null}
      />
      <Tabs {...tabs} />
      {door ? (
        <>
          <Door {...door} frame={frame} />
          <noscript>
            <p>{text('events.door.no-script')}</p>
            <LinkButton href={attendanceHref}>{text('events.tab.attendance')}</LinkButton>
          </noscript>
        </>
      ) : (
        <EmptyState
          title={text('events.door.shut')}
          action={<LinkButton href={attendanceHref}>{text('events.tab.attendance')}</LinkButton>}
        >
          {text('events.door.shut-why')}
        </EmptyState>
      )}
    </NewsroomDocument>
  )
}

type Props = NonNullable<DoorProps['door']> & Pick<DoorProps, 'frame'>

/** Filled by the script: names never stand in a page that is kept. */
const Door = ({ frame, event, list, acts, worker, signInHref }: Props) => {
  const text = sayInNewsroom(frame.locale)
  const said = Object.fromEntries(words.map((word) => [`data-word-${word}`, text(`events.door.${word}`)]))
  return (
    <div
      class="door"
      data-door=""
      data-event={event}
      data-list={list}
      data-acts={acts}
      data-worker={worker}
      {...said}
    >
      <p class="door-state" role="status" data-door-state=""></p>
      <p data-door-sign-in="" hidden>
        <LinkButton href={signInHref}>{text('events.door.sign-in')}</LinkButton>
      </p>
      <div class="door-find">
        <input
          type="search"
          data-door-search=""
          aria-label={text('events.door.search')}
          placeholder={text('events.door.search')}
          autocomplete="off"
          dir="auto"
        />
        <button type="button" class="button button-plain" data-door-scan="" aria-pressed="false" hidden>
          {text('events.door.scan')}
        </button>
      </div>
      <div class="door-camera" data-door-camera="" hidden>
        <video muted playsinline></video>
      </div>
      <p class="door-said" role="alert" data-door-said="" hidden></p>
      <ul class="door-seats" data-door-seats=""></ul>
      <p class="hint" data-door-more="" hidden></p>
      <template>
        <li>
          <span>
            <bdi class="door-name"></bdi>
            <span class="door-party row-detail"></span>
            <span class="door-came row-detail"></span>
          </span>
          <button type="button" class="button"></button>
        </li>
      </template>
    </div>
  )
}

import type { FrontProps, FrontSlot } from '../../contract/newsroom-front.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Picture } from '../../parts/picture.tsx'
import { Badge, StageBadge } from '../parts/badge.tsx'
import { When } from '../parts/facts.tsx'
import { Choose } from './choose.tsx'
import { Arrow } from './arrow.tsx'

type Props = FrontProps & { slots: FrontSlot[]; addTo: 'secondary' | 'briefs' | undefined }

/** Places of the page in their order, each with what fills it now. */
export const Slots = (props: Props) => {
  const { slots, addTo, frame, focus } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      {slots.length === 0 ? null : (
        <ol class="front-slots">
          {slots.map((slot) => (
            <Slot {...props} slot={slot} />
          ))}
        </ol>
      )}
      {addTo ? (
        <button
          class="button button-quiet"
          name="do"
          value={`add:${addTo}`}
          id={`add-${addTo}`}
          data-arrange=""
          autofocus={focus === `add-${addTo}`}
        >
          {text(`front.add-${addTo}`)}
        </button>
      ) : null}
    </>
  )
}

const Slot = (props: FrontProps & { slot: FrontSlot }) => {
  const { slot, frame, focus } = props
  const text = sayInNewsroom(frame.locale)
  const name = slot.shown?.headline ?? slot.name
  return (
    <li class={`front-slot front-slot-${slot.place.replace(/-\d+$/, '')}`} data-place={slot.place}>
      <input type="hidden" name={`${slot.place}-article`} value={slot.article} />
      <div class="front-slot-line">
        <Now {...props} />
        <div class="front-slot-acts">
          <Arrow
            way="up"
            id={`${slot.place}-up`}
            command={`up:${slot.place}`}
            label={text('front.up', { name })}
            disabled={!slot.mayGoUp}
            focus={focus}
          />
          <Arrow
            way="down"
            id={`${slot.place}-down`}
            command={`down:${slot.place}`}
            label={text('front.down', { name })}
            disabled={!slot.mayGoDown}
            focus={focus}
          />
        </div>
      </div>
      {slot.missing ? <p class="front-missing">{slot.missing}</p> : null}
      <Choose {...props} />
    </li>
  )
}

/** What readers would see here. */
const Now = ({ frame, slot, rules }: FrontProps & { slot: FrontSlot }) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const { shown } = slot
  return (
    <div class="front-now">
      {shown?.picture && !slot.place.startsWith('briefs') ? (
        <Picture picture={{ ...shown.picture, alt: '' }} sizes="6rem" />
      ) : null}
      <div>
        <h3 class="front-place">
          {slot.name}{' '}
          {shown?.byHand ? (
            <Badge tone="blue">{text('front.by-hand')}</Badge>
          ) : (
            <Ruled rule={slot.rule} rules={rules} />
          )}
        </h3>
        {shown ? (
          <>
            <a class="front-headline" href={shown.href} lang={shown.language} dir={shown.dir}>
              {shown.headline}
            </a>
            <p class="hint">
              <bdi>{shown.section}</bdi>
              {' · '}
              <When at={shown.published} locale={locale} />{' '}
              {shown.stage === 'published' ? null : <StageBadge stage={shown.stage} locale={locale} />}
            </p>
          </>
        ) : (
          <p class="hint">{text('front.empty')}</p>
        )}
      </div>
    </div>
  )
}

const Ruled = ({ rule, rules }: { rule: string; rules: FrontProps['rules'] }) => (
  <bdi class="front-ruled">{rules.find(({ value }) => value === rule)?.label}</bdi>
)

import type { FrontProps } from '../../contract/newsroom-front.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { Checkbox } from '../parts/choices.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { Tabs } from '../parts/filters.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { Conflict } from './conflict.tsx'
import { Record } from './record.tsx'
import { Rows } from './rows.tsx'
import { ScheduleFront } from './schedule.tsx'
import { Slots } from './slots.tsx'

export const frontEditor = (props: FrontProps): string => asDocument(<FrontEditor {...props} />)

const FrontEditor = (props: FrontProps) => {
  const { frame, languages, actions, language } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="front" width="wide">
      <PageHead title={frame.title} intro={text('front.intro')} />
      {languages.length > 1 ? <Tabs label={text('front.languages')} tabs={languages} /> : null}
      <form
        method="post"
        action={actions.arrange}
        class="front"
        data-front=""
        data-unsaved=""
        data-find={actions.find}
        data-failed={text('front.find-failed')}
      >
        <input type="hidden" name="language" value={language.code} />
        <div class="front-form" data-front-parts="">
          <FormParts {...props} />
        </div>
      </form>
      <Record {...props} />
    </NewsroomDocument>
  )
}

/** All that changes with the arrangement; a script puts it in place of what was there before. */
const FormParts = (props: FrontProps) => {
  const { frame, secondary, briefs, mayAdd } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <>
      <input type="hidden" name="base" value={props.base} />
      {props.replaces ? <input type="hidden" name="replaces" value={props.replaces.id} /> : null}
      <ErrorSummary form={props.form} locale={locale} />
      <Conflict {...props} />
      <FrontBar {...props} />
      <div class="front-columns">
        <Panel id="top" title={text('front.top')}>
          <Slots
            {...props}
            slots={[props.lead, ...secondary]}
            addTo={mayAdd.secondary ? 'secondary' : undefined}
          />
        </Panel>
        <Panel id="briefs" title={text('front.briefs')}>
          <Slots {...props} slots={briefs} addTo={mayAdd.briefs ? 'briefs' : undefined} />
        </Panel>
        <Panel id="sections" title={text('front.sections')} intro={text('front.sections-intro')}>
          <Rows {...props} />
          <Checkbox name="repeats" label={text('front.repeats')} checked={props.repeats} />
        </Panel>
      </div>
      <ScheduleFront {...props} />
    </>
  )
}

/** What can be done with the whole page; the first button is what Enter does, and keeps nothing. */
const FrontBar = ({ frame, actions, isNew, replaces, lead, secondary, briefs, focus }: FrontProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const gone = [lead, ...secondary, ...briefs].filter(({ missing }) => missing !== undefined).length
  return (
    <div class="front-bar">
      <p class="front-state" role="status">
        {isNew ? <strong>{text('front.new')}</strong> : text('front.live')}{' '}
        {replaces ? (
          <>
            {text('front.replaces')} <When at={replaces.liveFrom} locale={locale} />.
          </>
        ) : null}{' '}
        {gone > 0 ? <span class="front-gone">{text('front.gone', { count: gone })}</span> : null}
      </p>
      <div class="toolbar" role="group" aria-label={text('front.whole')}>
        <button
          class="button button-plain"
          name="do"
          value="show"
          id="show"
          data-arrange=""
          autofocus={focus === 'show'}
        >
          {text('front.show')}
        </button>
        <button
          class="button button-plain"
          name="do"
          value="show"
          formaction={actions.preview}
          formtarget="_blank"
        >
          {text('desk.preview')}
        </button>
        <button class="button button-primary" name="do" value="publish" formaction={actions.publish}>
          {text('front.publish')}
        </button>
      </div>
    </div>
  )
}

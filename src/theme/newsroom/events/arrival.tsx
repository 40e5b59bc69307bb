import type { ArrivalProps } from '../../contract/newsroom-event-door.ts'
import { asDocument } from '../../parts/document.tsx'
import { PostButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const arrivalPage = (props: ArrivalProps): string => asDocument(<Arrival {...props} />)

/** Made for one hand: what matters is large, and there is one button. */
const Arrival = ({ frame, back, state, party, act, people, takeBack, isDone }: ArrivalProps) => (
  <NewsroomDocument frame={frame} kind="arrival" width="narrow">
    <PageHead title={frame.title} back={back} mark={<Badge tone={state.tone}>{state.text}</Badge>} />
    <p class="arrival-party">{party}</p>
    {act ? (
      <div class="arrival-act">
        <PostButton
          action={act.action}
          fields={act.fields}
          label={act.about}
          tone={isDone ? 'plain' : 'primary'}
          above={people ? <People {...people} /> : null}
        >
          {act.label}
        </PostButton>
        {takeBack ? (
          <PostButton action={takeBack.action} fields={takeBack.fields} label={takeBack.about}>
            {takeBack.label}
          </PostButton>
        ) : null}
      </div>
    ) : null}
  </NewsroomDocument>
)

const People = ({ label, options }: NonNullable<ArrivalProps['people']>) => (
  <label class="arrival-people">
    <span>{label}</span>
    <select name="people">
      {options.map((option) => (
        <option value={option.value}>{option.label}</option>
      ))}
    </select>
  </label>
)

import type { DeskArticleProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, SubmitButton } from '../parts/actions.tsx'
import { When } from '../parts/facts.tsx'
import { Textarea } from '../parts/form.tsx'
import { Panel } from '../parts/page-head.tsx'
import { formFor } from './form-for.ts'

/** What readers were told that was wrong. */
export const Corrections = (props: DeskArticleProps) => {
  const { corrections, mayCorrect } = props
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  if (corrections.length === 0 && !mayCorrect) return null
  return (
    <Panel id="corrections" title={text('desk.corrections')}>
      <ul class="remarks">
        {corrections.map(({ text: said, at }) => (
          <li class="remark">
            <p class="hint">
              <When at={at} locale={locale} />
            </p>
            <p class="remark-text" dir="auto">
              {said}
            </p>
          </li>
        ))}
      </ul>
      {mayCorrect ? (
        <form method="post" action={props.places.corrections} data-once="">
          <Textarea
            form={formFor(props, 'corrections')}
            locale={locale}
            name="text"
            prefix="corrections-"
            label={text('desk.correction-add')}
            hint={text('desk.correction-hint')}
            required
            rows={3}
          />
          <FormActions>
            <SubmitButton tone="plain">{text('desk.correction-send')}</SubmitButton>
          </FormActions>
        </form>
      ) : null}
    </Panel>
  )
}

import type { DeskArticleProps, DeskRemark } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, PostButton, SubmitButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { When } from '../parts/facts.tsx'
import { Textarea } from '../parts/form.tsx'
import { formFor } from './form-for.ts'

/** What colleagues say of the article, and a box to say more. */
export const Remarks = (props: DeskArticleProps) => {
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  return (
    <>
      {props.remarks.length === 0 ? <p class="hint">{text('desk.remarks-empty')}</p> : null}
      <ol class="remarks">
        {props.remarks.map((remark) => (
          <Remark remark={remark} desk={props} />
        ))}
      </ol>
      {props.mayRemark ? (
        <form method="post" action={props.places.remarks} data-once="">
          <Textarea
            form={formFor(props, 'remarks')}
            locale={locale}
            name="text"
            prefix="remarks-"
            label={text('desk.remark')}
            hint={text('desk.remark-hint')}
            required
            rows={2}
          />
          <FormActions>
            <SubmitButton tone="plain">{text('desk.remark-send')}</SubmitButton>
          </FormActions>
        </form>
      ) : null}
    </>
  )
}

const Remark = ({ remark, desk }: { remark: DeskRemark; desk: DeskArticleProps }) => {
  const { locale } = desk.frame
  const text = sayInNewsroom(locale)
  return (
    <li class={remark.done ? 'remark remark-done' : 'remark'} id={`remark-${remark.id}`}>
      <p class="hint">
        <b>
          <bdi>{remark.by}</bdi>
        </b>{' '}
        <When at={remark.at} locale={locale} />{' '}
        {remark.number === undefined ? null : text('desk.remark-on', { number: remark.number })}{' '}
        {remark.kind === 'change-request' ? (
          <Badge tone={remark.done ? 'grey' : 'amber'}>{text('desk.change-request')}</Badge>
        ) : null}
        {remark.done ? <Badge>{text('desk.remark-done')}</Badge> : null}
      </p>
      <p class="remark-text" dir="auto">
        {remark.text}
      </p>
      {desk.mayRemark ? (
        <PostButton action={remark.action} fields={{ done: remark.done ? 'no' : 'yes' }} tone="quiet">
          {remark.done ? text('desk.remark-reopen') : text('desk.remark-resolve')}
        </PostButton>
      ) : null}
    </li>
  )
}

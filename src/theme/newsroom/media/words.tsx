import type { MediaItemProps } from '../../contract/newsroom-media.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, SubmitButton } from '../parts/actions.tsx'
import { FieldGroup } from '../parts/choices.tsx'
import { ErrorSummary, Field, Textarea } from '../parts/form.tsx'

/** What is said of a file, beside the file itself; those who may only look see it without a form. */
export const Words = (props: MediaItemProps) => {
  const { frame, item, save, actions, form } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  if (save === undefined || item.removed)
    return (
      <>
        <Preview {...props} />
        <p dir="auto">{form.values['alt'] || text('media.no-alt')}</p>
        <p class="hint" dir="auto">
          {[form.values['caption'], form.values['credit'], form.values['rights']].filter(Boolean).join(' · ')}
        </p>
      </>
    )
  const isPicture = item.kind === 'picture'
  return (
    <form method="post" action={save} data-once="">
      <ErrorSummary form={form} locale={locale} />
      <Preview {...props} />
      <Textarea
        form={form}
        locale={locale}
        name="alt"
        rows={2}
        label={text('media.item.alt')}
        hint={isPicture ? text('media.item.alt-hint') : undefined}
      />
      <Textarea form={form} locale={locale} name="caption" rows={2} label={text('media.item.caption')} />
      <Field
        form={form}
        locale={locale}
        name="credit"
        label={text('media.item.credit')}
        hint={text('media.item.credit-hint')}
      />
      {actions ? (
        <Textarea
          form={form}
          locale={locale}
          name="rights"
          rows={2}
          label={text('media.item.rights')}
          hint={text('media.item.rights-hint')}
        />
      ) : null}
      {actions && isPicture ? <Focus {...props} /> : null}
      <FormActions>
        <SubmitButton>{text('shell.save')}</SubmitButton>
      </FormActions>
    </form>
  )
}

const Focus = ({ frame, item, form }: MediaItemProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const shared = { form, locale, type: 'number', min: '0', max: '100', step: '1', short: true } as const
  return (
    <FieldGroup legend={text('media.item.focus')} columns>
      <p class="hint">{text('media.item.focus-hint')}</p>
      <Field {...shared} name="focusX" label={text('media.item.focus-x')} value={String(item.focus.x)} />
      <Field {...shared} name="focusY" label={text('media.item.focus-y')} value={String(item.focus.y)} />
    </FieldGroup>
  )
}

/** A script lets the focal point be set by a click and shows where it is. */
const Preview = ({ item }: MediaItemProps) =>
  item.picture ? (
    <div class="media-preview" data-focus-picture="">
      <img
        src={item.picture.src}
        width={item.picture.width}
        height={item.picture.height}
        alt={item.picture.alt}
      />
    </div>
  ) : null

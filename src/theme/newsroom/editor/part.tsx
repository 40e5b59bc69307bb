import type { Child } from 'hono/jsx'
import type { EditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Checkbox } from '../parts/choices.tsx'
import { Field } from '../parts/form.tsx'

/** For whoever has no script; what a change would take back is said, and asked, first. */
export const SaveFields = ({ frame, written, facts }: EditorProps) => {
  const text = sayInNewsroom(frame.locale)
  if (!written.mayEdit) return null
  const { onItsWay } = facts
  return (
    <div class="without-script">
      {onItsWay ? (
        <Checkbox
          name="takesBack"
          value={onItsWay}
          label={text('editor.js.take-back')}
          hint={text(`editor.takes-back.${onItsWay}`)}
        />
      ) : null}
      <button class="button button-primary">{text('editor.save-fields')}</button>
    </div>
  )
}

/** The last part of the address, and the whole of it as it is typed. */
export const Address = ({ frame, form, places, facts, hint }: EditorProps & { hint: string }) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <>
      <Field
        form={form}
        locale={locale}
        name="slug"
        dir="ltr"
        label={text('editor.field.slug')}
        hint={hint}
        maxlength={120}
      />
      <p class="edit-address" dir="ltr">
        <span>{places.addressBefore}</span>
        <b data-address="">{form.values['slug'] || facts.slug}</b>
      </p>
      {facts.published ? <p class="hint">{text('editor.field.slug-published')}</p> : null}
    </>
  )
}

export const Part = (props: { id?: string; title: string; open?: boolean; children?: Child }) => (
  <details class="edit-part" id={props.id} open={props.open}>
    <summary>{props.title}</summary>
    <div class="edit-part-body">{props.children}</div>
  </details>
)

import type { EditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Field } from '../parts/form.tsx'
import { Part, SaveFields } from './part.tsx'

/** What stands beside the text of an edition. */
export const EditionAside = (props: EditorProps) => {
  const { frame, form, written, places } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <>
      <form id="fields" method="post" action={places.fields} data-fields="" class="edit-fields">
        <input type="hidden" name="head" value={written.head} />
        <Part title={text('editor.part.trial')} open={form.values['otherSubject'] !== ''}>
          <Field
            form={form}
            locale={locale}
            name="otherSubject"
            label={text('editor.field.otherSubject')}
            hint={text('editor.field.otherSubject-hint')}
            required={false}
            maxlength={1000}
          />
        </Part>
        <SaveFields {...props} />
      </form>
      <Part title={text('editor.part.language')}>
        <p>{written.languageName}</p>
      </Part>
      <Part title={text('editor.part.sending')} open>
        <p>
          <a href={props.back.href}>{text('editor.sending-where')}</a>
        </p>
      </Part>
    </>
  )
}

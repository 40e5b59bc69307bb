import type { PageEditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Versions } from './aside.tsx'
import { Address, Part, SaveFields } from './part.tsx'

/** What stands beside the text of a static page. */
export const PageAside = (props: PageEditorProps) => {
  const { frame, written, places } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      <form id="fields" method="post" action={places.fields} data-fields="" class="edit-fields">
        <input type="hidden" name="head" value={written.head} />
        <Part title={text('editor.part.address')} open>
          <Address {...props} hint={text('editor.field.slug-page-hint')} />
        </Part>
        <SaveFields {...props} />
      </form>
      <Part title={text('editor.part.language')}>
        <p>{written.languageName}</p>
        <Versions links={props.versions} />
      </Part>
      <Part title={text('editor.part.time')}>
        <p>
          <a href={props.back.href}>{text('editor.time-page')}</a>
        </p>
      </Part>
    </>
  )
}

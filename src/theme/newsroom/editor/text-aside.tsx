import type { TextEditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Part } from './part.tsx'

/** What stands beside a text of an event: it has no fields of its own, and is shown to readers on the event's page. */
export const TextAside = ({ frame, written, back, hint, revisionsHref }: TextEditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      <form id="fields" data-fields=""></form>
      <Part title={text('editor.part.language')} open>
        <p>{written.languageName}</p>
      </Part>
      <Part title={text('editor.part.time')} open>
        <p>{hint}</p>
        <p>
          <a href={back.href} data-flush="">
            {back.name}
          </a>
        </p>
        <p>
          <a href={revisionsHref} data-flush="">
            {text('desk.revisions')}
          </a>
        </p>
      </Part>
    </>
  )
}

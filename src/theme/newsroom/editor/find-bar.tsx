import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

/** Find and replace in the text, above it. */
export const FindBar = ({ locale }: { locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <search class="find-bar" data-find="" aria-label={text('editor.tool.find')} hidden>
      <input
        type="text"
        data-find-text=""
        aria-label={text('editor.find.text')}
        placeholder={text('editor.find.text')}
        autocomplete="off"
        dir="auto"
      />
      <output class="find-count" data-find-count=""></output>
      <button class="button button-plain" type="button" data-find-previous="">
        {text('editor.find.previous')}
      </button>
      <button class="button button-plain" type="button" data-find-next="">
        {text('editor.find.next')}
      </button>
      <span class="tick">
        <input type="checkbox" id="find-case" data-find-case="" />
        <label for="find-case">{text('editor.find.case')}</label>
      </span>
      <input
        type="text"
        data-find-with=""
        aria-label={text('editor.find.with')}
        placeholder={text('editor.find.with')}
        autocomplete="off"
        dir="auto"
      />
      <button class="button button-plain" type="button" data-find-replace="">
        {text('editor.find.replace')}
      </button>
      <button class="button button-plain" type="button" data-find-all="">
        {text('editor.find.all')}
      </button>
      <button class="button button-quiet" type="button" data-find-close="">
        {text('shell.close')}
      </button>
    </search>
  )
}

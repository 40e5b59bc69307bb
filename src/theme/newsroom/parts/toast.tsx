import type { Locale } from '../../contract/frame.ts'
import type { Notice } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Icon } from './icons.tsx'

/** Says once what was just done. In the flow of the page, so that nothing is covered and nothing has to be caught. */
export const Toast = ({ locale, notice }: { locale: Locale; notice: Notice }) => {
  const { text, details = [], kind = 'done', undo, link } = notice
  return (
    <div class={`toast toast-${kind}`} role={kind === 'done' ? 'status' : 'alert'} data-toast="">
      <Icon name={kind === 'done' ? 'done' : 'warning'} />
      <div class="toast-words">
        <p>
          {text}
          {link ? (
            <>
              {' '}
              <a href={link.href}>{link.name}</a>
            </>
          ) : null}
        </p>
        {details.length > 0 ? (
          <ul>
            {details.map((detail) => (
              <li dir="auto">{detail}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {undo ? (
        <form method="post" action={undo.action}>
          {Object.entries(undo.fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="button button-quiet">{sayInNewsroom(locale)('shell.undo')}</button>
        </form>
      ) : null}
    </div>
  )
}

import type { NewsroomFrame } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { areaKeys } from '../keys.ts'

/** Every shortcut, and the switch that turns them off. Opened by "?" and from the member's menu. */
export const ShortcutList = ({ frame }: { frame: NewsroomFrame }) => {
  const text = sayInNewsroom(frame.locale)
  const jumps = frame.navigation
    .flatMap(({ links }) => links)
    .map(({ area }) => ({
      keys: ['g', areaKeys[area]],
      act: text('shell.shortcut.go', { name: text(`shell.area.${area}`) }),
    }))
  return (
    <dialog
      id="shortcuts"
      class="shortcuts"
      aria-labelledby="shortcuts-title"
      data-waiting={text('shell.shortcut.waiting')}
    >
      <h2 id="shortcuts-title">{text('shell.shortcuts')}</h2>
      <dl>
        {[...general(frame), ...jumps].map(({ keys, act }) => (
          <div>
            <dt dir="ltr">
              {keys.map((key) => (
                <kbd>{key}</kbd>
              ))}
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <div class="tick">
          <input type="checkbox" id="shortcuts-on" data-shortcuts-switch="" checked />
          <label for="shortcuts-on">{text('shell.shortcut.on')}</label>
        </div>
        <button class="button button-plain">{text('shell.close')}</button>
      </form>
    </dialog>
  )
}

function general(frame: NewsroomFrame): { keys: string[]; act: string }[] {
  const text = sayInNewsroom(frame.locale)
  const write = { keys: ['n'], act: text('shell.shortcut.new') }
  return [
    { keys: ['/', 'Ctrl K'], act: text('shell.shortcut.search') },
    ...(frame.places.newArticle ? [write] : []),
    { keys: ['j'], act: text('shell.shortcut.down') },
    { keys: ['k'], act: text('shell.shortcut.up') },
    { keys: ['x'], act: text('shell.shortcut.tick') },
    { keys: ['?'], act: text('shell.shortcut.list') },
  ]
}

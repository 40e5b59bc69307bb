import { Editor } from '@tiptap/core'
import { behaviours } from './behaviours.ts'
import { readFacts, sayer } from './facts.ts'
import { readFields } from './fields.ts'
import { createKeeper, newKey } from './save/keep.ts'
import { createSaver } from './save/saver.ts'
import { kinds, schemaSpec } from './schema.ts'
import { createStatus } from './status.ts'

const root = document.querySelector<HTMLElement>('[data-editor]')
if (root) start(root)

function start(root: HTMLElement): void {
  const facts = readFacts(root)
  const say = sayer(facts)
  const place = root.querySelector<HTMLElement>('[data-body]')
  const form = root.querySelector<HTMLFormElement>('[data-fields]')
  if (!place || !form) return
  place.textContent = ''
  const editor = new Editor({
    element: place,
    schemaSpec,
    extensions: [...kinds(), ...behaviours()],
    content: Object(facts.body),
    editable: facts.mayEdit,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': say('text'),
        lang: facts.language,
        dir: facts.dir,
      },
    },
  })
  const saver = createSaver({
    address: facts.places.revisions,
    articleId: facts.articleId,
    memberId: facts.memberId,
    tab: newKey(),
    head: facts.head,
    savedAt: facts.savedAt,
    keeper: createKeeper(),
    take: () => ({ ...readFields(form, facts.slug), body: editor.getJSON() }),
    show: createStatus(root, facts, say),
    stale: () => undefined,
    takenOver: () => undefined,
  })
  editor.on('update', () => saver.changed())
  root.addEventListener('input', (event) => {
    if (event.target instanceof Element && event.target.closest('[form=fields], [data-fields]'))
      saver.changed()
  })
}

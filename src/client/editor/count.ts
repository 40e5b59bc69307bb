import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { countWords, minutesToRead } from '../../lib/words.ts'
import type { Say } from './facts.ts'

const PAUSE_MS = 400

/** Words and reading time, counted a moment after typing; blocks that did not change are not counted again. */
export function startCount(root: ParentNode, editor: Editor, say: Say): void {
  const place = root.querySelector('[data-count]')
  if (!place) return
  const known = new WeakMap<Node, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    let words = 0
    editor.state.doc.forEach((block) => {
      const count = known.get(block) ?? countWords(block.textBetween(0, block.content.size, '\n', ' '))
      known.set(block, count)
      words += count
    })
    place.textContent = `${say('words', { count: words })} · ${say('minutes', { count: minutesToRead(words) })}`
  }
  editor.on('update', () => {
    clearTimeout(timer)
    timer = setTimeout(show, PAUSE_MS)
  })
  show()
}

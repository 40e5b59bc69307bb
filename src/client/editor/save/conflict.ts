import { wordsOf } from '../../../lib/editor/fields.ts'
import type { Say } from '../facts.ts'
import type { Content, Head } from './content.ts'
import { compareWords } from './difference.ts'

export type Choice = 'mine' | 'theirs' | 'copy' | undefined

/** Shows what both have that the other has not, and asks which shall go on. Nothing is lost whatever is chosen. */
export function askWhichToKeep(
  root: HTMLElement,
  say: Say,
  mine: Content,
  theirs: Head,
  time: string,
): Promise<Choice> {
  const dialog = root.querySelector<HTMLDialogElement>('#conflict-dialog')
  const who = dialog?.querySelector('[data-conflict-who]')
  const place = dialog?.querySelector('[data-conflict-difference]')
  if (!dialog || !who || !place) return Promise.resolve(undefined)
  who.textContent = say('who', { name: theirs.by, time })
  showDifference(place, textOf(theirs.content), textOf(mine), say)
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        const { returnValue } = dialog
        resolve(
          returnValue === 'mine' || returnValue === 'theirs' || returnValue === 'copy'
            ? returnValue
            : undefined,
        )
      },
      { once: true },
    )
  })
}

function showDifference(place: Element, theirs: string[], mine: string[], say: Say): void {
  const parts = compareWords(theirs, mine)
  place.replaceChildren()
  if (parts.every(({ kind }) => kind === 'same')) place.textContent = say('same')
  for (const { kind, text } of parts) {
    const paragraph = document.createElement('p')
    paragraph.dir = 'auto'
    if (kind === 'same') {
      paragraph.className = 'conflict-same'
      paragraph.textContent = text
    } else {
      const mark = document.createElement(kind === 'added' ? 'ins' : 'del')
      mark.className = kind
      const said = document.createElement('span')
      said.className = 'unseen'
      said.textContent = `${say(kind)} `
      mark.append(said, text)
      paragraph.append(mark)
    }
    place.append(paragraph)
  }
}

/** The words of a content, block by block, the fields first. */
export function textOf(content: Content): string[] {
  const blocks = wordsOf(content)
  const visit = (node: unknown): string => {
    if (typeof node !== 'object' || node === null) return ''
    const text = 'text' in node && typeof node.text === 'string' ? node.text : ''
    const children = 'content' in node && Array.isArray(node.content) ? node.content : []
    const isTextblock = children.some((child: { type?: string }) => child.type === 'text')
    const inner = children.map(visit).join('')
    if (!isTextblock) return text + inner
    if ('type' in node && node.type === 'footnote') return `[${inner}]`
    blocks.push(inner)
    return ''
  }
  visit(content.body)
  return blocks.filter((block) => block.trim() !== '')
}

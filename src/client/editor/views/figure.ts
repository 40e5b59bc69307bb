import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { Say } from '../facts.ts'
import type { PictureShelf } from '../pictures.ts'
import { createLine, type GetPos, writeAttribute } from './control.ts'
import { ignoringAllBut, outlined, showing } from './frame.ts'
import { isInside } from './lines.ts'

const widths = ['', 'narrow', 'wide', 'full'] as const

/** A picture with its caption to write in, and below it what it shows, whose it is and how wide it stands. */
export function figureView(say: Say, shelf: PictureShelf, choose: (set: (id: string) => void) => void) {
  return (node: Node, view: EditorView, getPos: GetPos): NodeView => {
    const dom = document.createElement('figure')
    const picture = document.createElement('div')
    picture.contentEditable = 'false'
    picture.className = 'figure-picture'
    const contentDOM = document.createElement('figcaption')
    contentDOM.dataset['placeholder'] = say('caption')
    const foot = document.createElement('div')
    foot.contentEditable = 'false'
    foot.className = 'node-lines figure-lines'
    const alt = createLine(view, getPos, { name: 'alt', label: say('alt'), empty: '', class: 'line-alt' })
    const credit = createLine(view, getPos, { name: 'credit', label: say('credit'), empty: null })
    const warning = document.createElement('p')
    warning.className = 'figure-warning'
    warning.textContent = say('alt-missing')
    const width = widthChoice(say, (value) => writeAttribute(view, getPos, 'width', value || null))
    const focal = focalLink(say)
    foot.append(alt.element, warning, credit.element, width, focal)
    dom.append(picture, contentDOM, foot)

    let shown: string | null | undefined
    const show = (next: Node) => {
      const { media, alt: words, width: wide } = next.attrs
      alt.show(next)
      credit.show(next)
      width.value = wide ?? ''
      width.disabled = !view.editable
      warning.hidden = words !== '' || media === null
      dom.className = wide ? `figure-${wide}` : ''
      focal.hidden = media === null
      focal.href = shelf.pageOf(media)
      if (media === shown) return
      shown = media
      showPicture(picture, media, say, shelf, () =>
        choose((id) => {
          writeAttribute(view, getPos, 'media', id)
          const known = shelf.get(id)
          if (known?.alt && next.attrs['alt'] === '') writeAttribute(view, getPos, 'alt', known.alt)
          if (known?.credit && !next.attrs['credit']) writeAttribute(view, getPos, 'credit', known.credit)
        }),
      )
    }
    return {
      dom,
      contentDOM,
      ...showing(node, show),
      ...outlined(dom),
      stopEvent: (event) =>
        isInside(foot, event) || (isInside(picture, event) && event.target instanceof HTMLButtonElement),
      ...ignoringAllBut(contentDOM),
    }
  }
}

function showPicture(
  place: HTMLElement,
  media: string | null,
  say: Say,
  shelf: PictureShelf,
  choose: () => void,
): void {
  const known = media === null ? undefined : shelf.get(media)
  if (known) {
    const image = document.createElement('img')
    image.src = known.src
    image.width = known.width
    image.height = known.height
    image.alt = ''
    image.draggable = false
    place.replaceChildren(image)
    return
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-plain'
  button.textContent = say('choose-picture')
  button.addEventListener('click', choose)
  const words = document.createElement('p')
  words.textContent = say('picture-missing')
  place.replaceChildren(words, button)
  if (media !== null)
    void shelf.fetch(media).then((found) => found && showPicture(place, media, say, shelf, choose))
}

function widthChoice(say: Say, choose: (value: string) => void): HTMLSelectElement {
  const select = document.createElement('select')
  select.setAttribute('aria-label', say('width'))
  for (const width of widths) select.append(new Option(say(`width-${width || 'text'}`), width))
  select.addEventListener('change', () => choose(select.value))
  return select
}

function focalLink(say: Say): HTMLAnchorElement {
  const link = document.createElement('a')
  link.target = '_blank'
  link.textContent = say('focal')
  return link
}

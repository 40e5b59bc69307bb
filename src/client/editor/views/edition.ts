import { type AnyExtension, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { EditionShows, Named } from '../../../lib/editor/facts.ts'
import type { ChooseArticle } from '../article-dialog.ts'
import type { Say } from '../facts.ts'
import { type GetPos, writeAttribute } from './control.ts'
import { outlined, showing } from './frame.ts'
import { isInside } from './lines.ts'

/** What an edition shows besides its words: an article, the newest of a section, an event. */
export function editionViews(say: Say, shows: EditionShows, chooseArticle: ChooseArticle): AnyExtension {
  return Extension.create({
    name: 'editionViews',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          nodeViews: {
            articleBlock: articleView(say, shows, chooseArticle),
            sectionBlock: sectionView(say, shows),
            eventBlock: eventView(say, shows),
          },
        },
      }),
    ],
  })
}

type Part = { element: HTMLElement; show: (node: Node) => void }

function articleView(say: Say, { articles }: EditionShows, chooseArticle: ChooseArticle) {
  return (node: Node, view: EditorView, getPos: GetPos): NodeView => {
    const name = document.createElement('p')
    name.className = 'edition-block-name'
    name.dir = 'auto'
    const show = (next: Node) => {
      const known = articles.find(({ id }) => id === next.attrs['work'])
      name.textContent = known?.name ?? say('article-gone')
    }
    const forms = (['card', 'teaser', 'whole'] as const).map((id) => ({ id, name: say(`form-${id}`) }))
    const form = choice(view, getPos, 'form', say('show-article'), forms)
    const another = document.createElement('button')
    another.type = 'button'
    another.className = 'button button-quiet'
    another.textContent = say('choose-article')
    another.addEventListener('click', () =>
      chooseArticle(({ id }) => writeAttribute(view, getPos, 'work', id)),
    )
    return blockView(node, view, [{ element: name, show }, form, { element: another, show: () => undefined }])
  }
}

function sectionView(say: Say, { sections }: EditionShows) {
  return (node: Node, view: EditorView, getPos: GetPos): NodeView => {
    const numbers = Array.from({ length: 10 }, (_, index) => ({ id: index + 1, name: String(index + 1) }))
    return blockView(node, view, [
      title(say('section-block')),
      choice(view, getPos, 'section', say('section'), sections),
      choice(view, getPos, 'count', say('count'), numbers),
    ])
  }
}

function eventView(say: Say, { events }: EditionShows) {
  return (node: Node, view: EditorView, getPos: GetPos): NodeView =>
    blockView(node, view, [title(say('event')), choice(view, getPos, 'event', say('event'), events)])
}

function title(words: string): Part {
  const element = document.createElement('p')
  element.className = 'edition-block-name'
  element.textContent = words
  return { element, show: () => undefined }
}

/** A value that is not among the choices any more stays until somebody chooses. */
function choice(
  view: EditorView,
  getPos: GetPos,
  name: string,
  label: string,
  choices: readonly (Named | { id: number; name: string })[],
): Part {
  const select = document.createElement('select')
  select.setAttribute('aria-label', label)
  for (const { id, name: words } of choices) select.append(new Option(words, String(id)))
  select.addEventListener('change', () => {
    const chosen = choices.find(({ id }) => String(id) === select.value)
    if (chosen) writeAttribute(view, getPos, name, chosen.id)
  })
  return {
    element: select,
    show(node) {
      const value = String(node.attrs[name])
      if (![...select.options].some((option) => option.value === value)) select.append(new Option('–', value))
      select.value = value
      select.disabled = !view.editable
    },
  }
}

function blockView(node: Node, view: EditorView, parts: readonly Part[]): NodeView {
  const dom = document.createElement('div')
  dom.className = `edition-block edition-block-${node.type.name}`
  dom.contentEditable = 'false'
  dom.append(...parts.map(({ element }) => element))
  const show = (next: Node) => {
    for (const part of parts) part.show(next)
    for (const button of dom.querySelectorAll('button')) button.hidden = !view.editable
  }
  return {
    dom,
    ...showing(node, show),
    ...outlined(dom),
    stopEvent: (event) =>
      isInside(dom, event) &&
      (event.target instanceof HTMLSelectElement || event.target instanceof HTMLButtonElement),
    ignoreMutation: () => true,
  }
}

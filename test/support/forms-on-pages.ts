import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5'

/** A form as a browser would send it if nobody typed anything. */
export type FoundForm = { action: string; fields: [name: string, value: string][] }

export type FoundPage = { links: string[]; forms: FoundForm[] }

/** Links and forms that post, wherever on the page their fields stand. Every choice is left as it stands. */
export function readPage(html: string): FoundPage {
  const all = [...elementsIn(parse(html))]
  const links = all.flatMap((one) => (one.tagName === 'a' ? (valueOf(one, 'href') ?? []) : []))
  const forms = all.filter((one) => one.tagName === 'form' && valueOf(one, 'method') === 'post')
  return {
    links,
    forms: forms.map((form) => {
      const own = new Set(elementsIn(form))
      const id = valueOf(form, 'id')
      const fields = all.filter((one) => own.has(one) || (id !== undefined && valueOf(one, 'form') === id))
      return { action: valueOf(form, 'action') ?? '', fields: fields.flatMap(fieldOf) }
    }),
  }
}

function fieldOf(element: Tree.Element): [string, string][] {
  const name = valueOf(element, 'name')
  if (name === undefined) return []
  switch (element.tagName) {
    case 'select': {
      const options = [...elementsIn(element)].filter((one) => one.tagName === 'option')
      const chosen = options.find((one) => valueOf(one, 'selected') !== undefined) ?? options[0]
      return [[name, (chosen && valueOf(chosen, 'value')) ?? '']]
    }
    case 'textarea':
      return [[name, textOf(element)]]
    case 'button':
      return [[name, valueOf(element, 'value') ?? '']]
    case 'input': {
      const type = valueOf(element, 'type')
      if (type === 'file') return []
      // An empty choice of articles would ask nothing of anybody.
      const isTicked = valueOf(element, 'checked') !== undefined || name === 'article'
      if ((type === 'checkbox' || type === 'radio') && !isTicked) return []
      return [[name, valueOf(element, 'value') ?? '']]
    }
    default:
      return []
  }
}

function* elementsIn(node: Tree.ParentNode): Generator<Tree.Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue
    yield child
    yield* elementsIn(child)
  }
}

function valueOf(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

function textOf(element: Tree.Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}

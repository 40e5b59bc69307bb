import { parse } from 'parse5'
import { attribute, elementsIn, lineText } from '../articles/document/from-html/tree.ts'

/** What a demo file says about itself above its body. `file` is its path in the demo folder, for complaints. */
export type Head = {
  file: string
  language: string
  title: string
  metas: { name: string; content: string }[]
}

/** Refuses what it does not know, so that a misspelt name does not pass for an absent one. */
export function readHead(file: string, html: string, known: readonly string[]): Head {
  const elements = [...elementsIn(parse(html).childNodes)]
  const root = elements.find((element) => element.tagName === 'html')
  const title = elements.find((element) => element.tagName === 'title')
  const language = root ? attribute(root, 'lang') : ''
  const words = title ? lineText(title.childNodes) : ''
  if (language === '') throw fault(file, 'the html element has no lang')
  if (words === '') throw fault(file, 'the title is missing')
  const metas = elements
    .filter((element) => element.tagName === 'meta' && attribute(element, 'charset') === '')
    .map((element) => ({ name: attribute(element, 'name'), content: attribute(element, 'content') }))
  for (const { name, content } of metas) {
    if (!known.includes(name)) throw fault(file, `there is no meta "${name}"`)
    if (content === '') throw fault(file, `the meta "${name}" is empty`)
  }
  return { file, language, title: words, metas }
}

export function everyMeta(head: Head, name: string): string[] {
  return head.metas.filter((meta) => meta.name === name).map((meta) => meta.content)
}

export function optionalMeta(head: Head, name: string): string | undefined {
  const [first, second] = everyMeta(head, name)
  if (second !== undefined) throw fault(head.file, `the meta "${name}" stands there twice`)
  return first
}

export function requiredMeta(head: Head, name: string): string {
  const content = optionalMeta(head, name)
  if (content === undefined) throw fault(head.file, `the meta "${name}" is missing`)
  return content
}

export function listMeta(head: Head, name: string): string[] {
  return requiredMeta(head, name)
    .split(',')
    .map((part) => part.trim())
}

/** A demo file that breaks its format is a mistake of whoever wrote it, so it stops the seeding. */
export function fault(file: string, reason: string): Error {
  return new Error(`The demo cannot be seeded from ${file}: ${reason}.`)
}

import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Refusal } from './refusal.ts'

const LARGEST = 5 * 1024 * 1024
const MOST_ELEMENTS = 20_000
const MOST_DRAWN = 100_000

const foreign = new Set([
  'foreignobject',
  'iframe',
  'embed',
  'object',
  'audio',
  'video',
  'canvas',
  'image',
  'feimage',
])

/** Filters whose cost for each pixel grows with what they are told, or that make pixels out of nothing. */
const boundless = new Set(
  [
    'turbulence',
    'morphology',
    'convolvematrix',
    'displacementmap',
    'diffuselighting',
    'specularlighting',
    'tile',
  ].map((kind) => `fe${kind}`),
)

type Element = { name: string; children: Element[]; uses: string[] }

/**
 * An SVG is only ever drawn, never served; still, one that runs, reaches outside or multiplies itself is refused rather
 * than drawn without that part. Entities are refused with every document type that declares anything.
 */
export function judgeDrawing(bytes: Uint8Array): Refusal | undefined {
  if (bytes.byteLength > LARGEST) return 'too-complex'
  const text = new TextDecoder('utf-8').decode(bytes)
  const root: Element = { name: '', children: [], uses: [] }
  const open = [root]
  const byId = new Map<string, Element>()
  let problem: Refusal | undefined
  let elements = 0
  const parser = new SaxesParser()
  const stop = (found: Refusal) => {
    problem ??= found
    throw new Stopped()
  }
  parser.on('error', () => stop(elements === 0 ? 'unknown-kind' : 'damaged'))
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) stop('foreign-parts')
  })
  parser.on('processinginstruction', ({ target }) => {
    if (target.toLowerCase() === 'xml-stylesheet') stop('foreign-parts')
  })
  parser.on('opentag', (tag) => {
    elements += 1
    if (elements > MOST_ELEMENTS) stop('too-complex')
    const name = localName(tag.name)
    if (elements === 1 && name !== 'svg') stop('unknown-kind')
    const wrong = judgeTag(name, tag)
    if (wrong) stop(wrong)
    const element = { name, children: [], uses: referencesOf(tag) }
    if (tag.attributes.id !== undefined) byId.set(tag.attributes.id, element)
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > 200) stop('too-complex')
  })
  parser.on('text', (words) => {
    if (open.at(-1)?.name === 'style' && reachesOut(words)) stop('foreign-parts')
  })
  parser.on('cdata', (words) => {
    if (open.at(-1)?.name === 'style' && reachesOut(words)) stop('foreign-parts')
  })
  parser.on('closetag', () => void open.pop())
  try {
    parser.write(text).close()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return problem
  }
  return count(root, byId, new Map(), new Set()) > MOST_DRAWN ? 'too-complex' : undefined
}

class Stopped extends Error {}

function judgeTag(name: string, { attributes }: SaxesTagPlain): Refusal | undefined {
  if (name === 'script') return 'script'
  if (foreign.has(name)) return 'foreign-parts'
  if (boundless.has(name)) return 'too-complex'
  for (const [attribute, value] of Object.entries(attributes)) {
    const own = localName(attribute)
    if (own.startsWith('on')) return 'script'
    if ((own === 'href' || own === 'src') && name !== 'a' && !/^\s*#/.test(value)) return 'foreign-parts'
    if (/^\s*javascript:/i.test(value)) return 'script'
    if (reachesOut(value)) return 'foreign-parts'
  }
  return undefined
}

function reachesOut(style: string): boolean {
  return /@import|url\(\s*["']?\s*(?!["'#\s])/i.test(style)
}

/** Ids that an element draws again: by `use`, and by patterns, masks, markers and filters. */
function referencesOf({ attributes }: SaxesTagPlain): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (localName(name) === 'href') return [value.trim().slice(1)]
    return [...value.matchAll(/url\(\s*["']?#([^"')\s]+)/g)].map(([, id = '']) => id)
  })
}

/** How many elements are drawn once every reference is followed; infinite for one that leads back to itself. */
function count(
  element: Element,
  byId: Map<string, Element>,
  known: Map<Element, number>,
  above: Set<Element>,
): number {
  if (above.has(element)) return Infinity
  const counted = known.get(element)
  if (counted !== undefined) return counted
  above.add(element)
  const used = element.uses.flatMap((id) => byId.get(id) ?? [])
  let drawn = 1
  for (const part of [...element.children, ...used]) drawn += count(part, byId, known, above)
  above.delete(element)
  known.set(element, drawn)
  return drawn
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

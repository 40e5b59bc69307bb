import { diffArrays } from 'diff'
import type { ShowEditionBlock } from './document/edition-block.ts'
import type { Block, EditionDocument, TeaserEnd } from './document/nodes.ts'
import { renderText } from './document/text.ts'

/** A run of words: there before and after, only after, or only before. */
export type Run = { kind: 'same' | 'added' | 'removed'; text: string }

export type ComparedBlock = { kind: 'same' | 'added' | 'removed' | 'changed'; type: string; runs: Run[] }

/** Two texts, word by word. What is longer than people compare is set against each other whole. */
export function compareText(before: string, after: string): Run[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  if (before.length + after.length > LONGEST) return wholly(before, after)
  const changes = diffArrays(tokens(before), tokens(after), { timeout: PATIENCE_MS })
  return changes?.map(toRun) ?? wholly(before, after)
}

/**
 * Two bodies, block by block, and word by word within the blocks that answer to each other. `name`: what an edition's
 * articles, sections and events are called.
 */
export function compareDocuments(
  before: EditionDocument,
  after: EditionDocument,
  name?: ShowEditionBlock,
): ComparedBlock[] {
  const one = before.content.map((block) => toPiece(block, name))
  const other = after.content.map((block) => toPiece(block, name))
  const hunks = diffArrays(one, other, { comparator: (a, b) => a.key === b.key })
  const compared: ComparedBlock[] = []
  for (let at = 0; at < hunks.length; at += 1) {
    const hunk = hunks[at]
    const next = hunks[at + 1]
    if (!hunk) continue
    if (hunk.removed && next?.added) {
      compared.push(...pairUp(hunk.value, next.value))
      at += 1
    } else compared.push(...hunk.value.map((piece) => alone(piece, kindOf(hunk))))
  }
  return compared
}

/** Whether two blocks are the same one, perhaps rewritten. */
export function isAlike(one: Block | TeaserEnd, other: Block | TeaserEnd): boolean {
  const [ours, theirs] = [toPiece(one), toPiece(other)]
  if (ours.text === '' || theirs.text === '') return ours.key === theirs.key
  return arePiecesAlike(ours, theirs)
}

const LONGEST = 60_000
const PATIENCE_MS = 400
/** Blocks that share less than this of their words are two blocks, and not one that was rewritten. */
const ALIKE = 0.35

type Piece = { type: string; text: string; key: string }

function toPiece(block: EditionDocument['content'][number], name?: ShowEditionBlock): Piece {
  const text = block.type === 'teaserEnd' ? '' : renderText({ type: 'doc', content: [block] }, name)
  return { type: block.type, text, key: JSON.stringify(block) }
}

/** Removed and added blocks in their order; each is set against the next one that is like it. */
function pairUp(removed: Piece[], added: Piece[]): ComparedBlock[] {
  const compared: ComparedBlock[] = []
  let from = 0
  for (const piece of removed) {
    const at = added.findIndex((other, index) => index >= from && arePiecesAlike(piece, other))
    if (at < 0) {
      compared.push(alone(piece, 'removed'))
      continue
    }
    compared.push(...added.slice(from, at).map((other) => alone(other, 'added')))
    compared.push(together(piece, added[at] ?? piece))
    from = at + 1
  }
  return [...compared, ...added.slice(from).map((other) => alone(other, 'added'))]
}

function together(before: Piece, after: Piece): ComparedBlock {
  return { kind: 'changed', type: after.type, runs: compareText(before.text, after.text) }
}

function alone({ type, text }: Piece, kind: 'same' | 'added' | 'removed'): ComparedBlock {
  return { kind, type, runs: [{ kind, text }] }
}

function arePiecesAlike(one: Piece, other: Piece): boolean {
  if (one.text === other.text) return true
  const [ours, theirs] = [wordsOf(one.text), wordsOf(other.text)]
  const shared = [...ours].filter((word) => theirs.has(word)).length
  return shared > 0 && shared / Math.max(ours.size, theirs.size) >= ALIKE
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [])
}

function wholly(before: string, after: string): Run[] {
  const runs: Run[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return runs.filter(({ text }) => text !== '')
}

/** Words of any script, white space, and every other sign by itself: together they are the text. */
function tokens(text: string): string[] {
  return text.match(/[\p{Letter}\p{Mark}\p{Number}]+|\s+|[^]/gu) ?? []
}

function toRun(change: { value: string[]; added?: boolean; removed?: boolean }): Run {
  return { kind: kindOf(change), text: change.value.join('') }
}

function kindOf({ added, removed }: { added?: boolean; removed?: boolean }): Run['kind'] {
  return added ? 'added' : removed ? 'removed' : 'same'
}

import { Buffer } from 'node:buffer'
import type { EditionWords } from './editions.ts'
import type { LintMatter } from './lint-matter.ts'
import type { PreviewedMail } from './preview.ts'

/** What a careful editor would find fault with; `stops`: what nobody should send. */
export type LintFinding =
  | { finding: 'subject-missing' | 'body-empty' | 'unsubscribe-missing'; stops: true }
  | { finding: 'too-large'; kilobytes: number; stops: true }
  | { finding: 'link-wrong' | 'link-nowhere'; href: string; stops: true }
  | { finding: 'link-unpublished'; href: string; stops: false }
  | { finding: 'block-empty'; name: string; stops: false }
  | { finding: 'large'; kilobytes: number; stops: false }
  | { finding: 'subject-long' | 'preheader-missing' | 'address-missing'; stops: false }
  | { finding: 'alt-missing'; count: number; stops: false }

/** Gmail shows no more of a mail than so many bytes of its HTML, and hides the way out with the rest. */
const CLIPPED_FROM = 102 * 1024
/** Every copy is a little longer or shorter, by its reader's name and way out, and servers on the way add their own. */
const LARGE_FROM = 90 * 1024
/** More of a subject is cut off by programs on phones. */
const LONGEST_SUBJECT = 70

type Letter = {
  words: EditionWords
  matter: LintMatter
  /** As it goes out; absent where it cannot be made yet. */
  mail: PreviewedMail | undefined
  /** Whether whoever gets it can unsubscribe: not those with a seat at an event. */
  isList: boolean
  /** Each copy tells of what its reader follows, so an introduction may be empty. */
  isAboutFollows?: boolean
  postalAddress: string
}

/** Reads a letter before it goes out. Pure. */
export function lintEdition({
  words,
  matter,
  mail,
  isList,
  isAboutFollows,
  postalAddress,
}: Letter): LintFinding[] {
  const { subject, otherSubject, preheader, body } = words
  const nodes = [...walk(body)]
  const wrong = new Set(hrefsIn(body).filter((href) => !isLeadingSomewhere(href)))
  const pictures = [body, ...matter.texts].flatMap((text) => [...walk(text)])
  const count =
    matter.leadsWithoutAlt +
    pictures.filter((node) => node['type'] === 'figure' && attributeOf(node, 'alt') === '').length
  const bytes = mail === undefined ? 0 : Buffer.byteLength(mail.html)
  const findings: (LintFinding | false)[] = [
    subject.trim() === '' && { finding: 'subject-missing', stops: true },
    isEmpty(nodes) && !isAboutFollows && { finding: 'body-empty', stops: true },
    ...[...wrong].map((href) => ({ finding: 'link-wrong', href, stops: true }) as const),
    ...matter.unseen.map(({ href, stands }) =>
      stands === 'nowhere'
        ? ({ finding: 'link-nowhere', href, stops: true } as const)
        : ({ finding: 'link-unpublished', href, stops: false } as const),
    ),
    bytes > CLIPPED_FROM && { finding: 'too-large', kilobytes: Math.ceil(bytes / 1024), stops: true },
    bytes > LARGE_FROM &&
      bytes <= CLIPPED_FROM && { finding: 'large', kilobytes: Math.ceil(bytes / 1024), stops: false },
    isList && mail !== undefined && !mail.hasWayOut && { finding: 'unsubscribe-missing', stops: true },
    [subject, otherSubject ?? ''].some((text) => text.length > LONGEST_SUBJECT) && {
      finding: 'subject-long',
      stops: false,
    },
    preheader.trim() === '' && { finding: 'preheader-missing', stops: false },
    ...matter.emptyBlocks.map((name) => ({ finding: 'block-empty', name, stops: false }) as const),
    count > 0 && { finding: 'alt-missing', count, stops: false },
    postalAddress.trim() === '' && { finding: 'address-missing', stops: false },
  ]
  return findings.filter((finding) => finding !== false)
}

/** Where the links of a text lead, as they were written. */
export function hrefsIn(body: unknown): string[] {
  return [...walk(body)].flatMap(linksOf)
}

type Tree = Record<string, unknown>

function* walk(node: unknown): Generator<Tree> {
  if (!isTree(node)) return
  yield node
  if (Array.isArray(node['content'])) for (const child of node['content']) yield* walk(child)
}

function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}

function attributeOf(node: Tree, name: string): unknown {
  return isTree(node['attrs']) ? node['attrs'][name] : undefined
}

function linksOf(node: Tree): string[] {
  const marks = Array.isArray(node['marks']) ? node['marks'].filter(isTree) : []
  const hrefs = marks.filter(({ type }) => type === 'link').map((mark) => attributeOf(mark, 'href'))
  return hrefs.filter((href) => typeof href === 'string')
}

/** A path of ours is made a whole address in the mail; whatever else is not one leads nowhere from there. */
function isLeadingSomewhere(href: string): boolean {
  if (/^\/(?!\/)/.test(href)) return true
  const url = URL.parse(href)
  return url !== null && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)
}

function isEmpty(nodes: readonly Tree[]): boolean {
  return !nodes.some(
    ({ type, text }) =>
      (typeof text === 'string' && text.trim() !== '') ||
      /Block$|^(?:figure|table|embed)$/.test(String(type)),
  )
}

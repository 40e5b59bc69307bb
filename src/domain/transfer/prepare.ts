import { createHash } from 'node:crypto'
import { type Document, parseDocument } from '../articles/document/document.ts'
import { renderText, wordCount } from '../articles/document/text.ts'
import type { Lead } from '../articles/save.ts'
import { paragraph, text } from './blocks.ts'
import type { Links } from './links.ts'
import type { Desk } from './pictures.ts'
import type { SourceItem } from './source.ts'

const LONGEST_HEADLINE = 300
const WORDS_IN_A_MADE_HEADLINE = 8

/** An item with its pictures taken in and its words in the form in which they are kept. */
export type Prepared = {
  headline: string
  standfirst: string
  body: Document
  lead: Lead | null
  words: number
  digest: string
  notes: string[]
}

export type Preparation = { ok: true; prepared: Prepared } | { ok: false; problem: string }

export async function prepareItem(item: SourceItem, desk: Desk, links: Links): Promise<Preparation> {
  const wanted = picturesOf(item, links)
  const pictures = await desk.take(wanted, (url) => (url === item.lead?.src ? item.lead : undefined))
  const notes = new Set(item.notes)
  const body = item.body({
    picture: (src) => pictures.get(src) ?? null,
    link: links.resolve,
    note: (text) => notes.add(text),
  })
  const parsed = parseDocument(withCaption(body, item, pictures))
  if (!parsed.ok)
    return {
      ok: false,
      problem: `Its body cannot be kept: ${parsed.problem.path} ${parsed.problem.message}.`,
    }
  const { headline, note } = headlineOf(item, parsed.document)
  if (note) notes.add(note)
  return {
    ok: true,
    prepared: {
      headline,
      standfirst: item.standfirst,
      body: parsed.document,
      lead: leadOf(item, pictures, notes),
      words: wordCount(parsed.document),
      digest: digestOf(item.fingerprint, wanted, pictures),
      notes: [...notes],
    },
  }
}

/** A first reading of the body finds out which pictures it asks for. */
function picturesOf(item: SourceItem, links: Links): Set<string> {
  const wanted = new Set<string>()
  const picture = (src: string) => {
    if (src !== '') wanted.add(src)
    return null
  }
  item.body({ picture, link: links.resolve, note: () => undefined })
  if (item.lead) wanted.add(item.lead.src)
  return wanted
}

/** A picture that could not be had before and now can makes the item another one. */
function digestOf(fingerprint: string, wanted: Set<string>, pictures: Map<string, string>): string {
  const had = [...wanted].filter((url) => pictures.has(url))
  return createHash('sha256')
    .update(JSON.stringify([fingerprint, had]))
    .digest('hex')
}

function leadOf(item: SourceItem, pictures: Map<string, string>, notes: Set<string>): Lead | null {
  if (!item.lead) return null
  const { src, alt, caption, credit } = item.lead
  const media = pictures.get(src)
  if (media === undefined) {
    notes.add(`Its lead picture is missing: ${src}${alt && ` (${alt})`}`)
    return null
  }
  return { media, alt, caption, credit }
}

/** The caption of a lead picture that is missing is text all the same. */
function withCaption(body: Document, item: SourceItem, pictures: Map<string, string>): Document {
  if (!item.lead || item.lead.caption === '' || pictures.has(item.lead.src)) return body
  return { ...body, content: [paragraph(text(item.lead.caption, [{ type: 'italic' }])), ...body.content] }
}

function headlineOf(item: SourceItem, body: Document): { headline: string; note?: string } {
  const title = item.title.trim()
  if (title.length > LONGEST_HEADLINE) return { headline: title, note: 'Its headline is very long.' }
  if (title !== '') return { headline: title }
  const words = renderText(body).split(/\s+/).filter(Boolean).slice(0, WORDS_IN_A_MADE_HEADLINE)
  const headline = words.length > 0 ? `${words.join(' ')} …` : 'Untitled'
  return { headline, note: `It had no title; its headline is now "${headline}".` }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { cut } from './cut.ts'
import { anyEdition } from './document.arbitrary.ts'
import { parseDocument, parseEdition } from './document.ts'
import { renderHtml } from './html.ts'
import { renderMarkdown } from './markdown.ts'
import type { EditionBlock, EditionDocument } from './nodes.ts'
import { renderText } from './text.ts'

const labels = {
  footnotes: 'Notes',
  backToText: (number: number) => `Back to ${number}`,
  table: (number: number) => `Table ${number}`,
  loadEmbed: (provider: string) => `Load from ${provider}`,
  embedNotice: (provider: string) => `${provider} will know.`,
}
const options = { labels, media: () => undefined }
const article: EditionBlock = { type: 'articleBlock', attrs: { work: 'work-1', form: 'teaser' } }
const section: EditionBlock = { type: 'sectionBlock', attrs: { section: 'section-1', count: 3 } }
const event: EditionBlock = { type: 'eventBlock', attrs: { event: 'event-1' } }

test('an edition takes articles, sections and events between its paragraphs; articles and pages refuse them', () => {
  const edition = edit('This week.', article, section, event)
  assert.deepEqual(parseEdition(edition), { ok: true, document: edition })
  assert.deepEqual(parseDocument(edition), {
    ok: false,
    problem: { path: 'content[1]', message: 'articleBlock may stand in an edition only' },
  })
})

test('inside another block nobody takes them', () => {
  const inside = { type: 'doc', content: [{ type: 'callout', content: [article] }] }
  assert.deepEqual(parseEdition(inside), {
    ok: false,
    problem: { path: 'content[0].content[0]', message: 'a articleBlock may not stand here in a callout' },
  })
})

test('a section shows one to ten articles, an article has one of three forms, and each has an Id', () => {
  for (const count of [0, 11, 2.5, '3'])
    assert.equal(problem({ ...section, attrs: { section: 'x', count } }), 'content[0].attrs.count')
  assert.equal(problem({ ...article, attrs: { work: 'x', form: 'rumour' } }), 'content[0].attrs.form')
  assert.equal(problem({ type: 'articleBlock' }), 'content[0].attrs.work')
  assert.equal(problem({ ...event, attrs: { event: '../x' } }), 'content[0].attrs.event')
})

test('each rendering shows what it is given for them, in its place, and nothing when it is given nothing', () => {
  const edition = edit('Before.', article, section)
  assert.equal(
    renderHtml(edition, { ...options, editionBlock: show }),
    '<p id="p-1">Before.</p>\n[articleBlock][sectionBlock]',
  )
  assert.equal(renderText(edition, show), 'Before.\n\n[articleBlock]\n\n[sectionBlock]')
  assert.equal(
    renderMarkdown(edition, { editionBlock: show }),
    'Before.\n\n[articleBlock]\n\n[sectionBlock]\n',
  )
  assert.equal(renderHtml(edition, options), '<p id="p-1">Before.</p>\n')
  assert.equal(renderText(edition), 'Before.')
  assert.equal(renderMarkdown(edition), 'Before.\n')
})

test('the teaser of an edition ends like that of an article, and what follows counts as withheld', () => {
  const { teaser, rest } = cut(edit('One.', { type: 'teaserEnd' }, article))
  assert.equal(rest, true)
  assert.equal(teaser.content.length, 2)
  assert.equal(cut(edit('One.')).rest, false)
})

test('any edition is rendered without an answer for its blocks', () => {
  fc.assert(
    fc.property(anyEdition, (edition) => {
      for (const rendered of [renderHtml(edition, options), renderText(edition), renderMarkdown(edition)])
        assert.doesNotMatch(rendered, /(?:article|section|event)Block/)
    }),
  )
})

function show(block: EditionBlock): string {
  return `[${block.type}]`
}

function problem(block: unknown): string {
  const parsed = parseEdition({ type: 'doc', content: [block] })
  return parsed.ok ? 'none' : parsed.problem.path
}

function edit(text: string, ...blocks: EditionDocument['content']): EditionDocument {
  return {
    type: 'doc',
    content: [
      { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] },
      ...blocks,
    ],
  }
}

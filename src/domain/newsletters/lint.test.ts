import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintEdition } from './lint.ts'
import type { LintMatter } from './lint-matter.ts'

const mail = {
  subject: 'Grain',
  html: '<p>Words.</p>',
  text: 'Words.',
  sender: { name: '', address: 'letters@lighthouse.example' },
  language: 'en',
  hasWayOut: true,
}
const text = (words: string, href?: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: words, ...(href && { marks: [{ type: 'link', attrs: { href } }] }) }],
})
const doc = (...content: object[]) => ({ type: 'doc', content })
const figure = (alt: string) => ({
  type: 'figure' as const,
  attrs: { media: 'm', alt, credit: null, width: null },
})
const matter: LintMatter = { unseen: [], emptyBlocks: [], texts: [], leadsWithoutAlt: 0 }
const good = {
  matter,
  words: { subject: 'Grain', otherSubject: null, preheader: 'Three things.', body: doc(text('Words.')) },
  mail,
  isList: true,
  postalAddress: 'Harbour Road 1',
}
const findings = (change: object, words: object = {}) =>
  lintEdition({ ...good, ...change, words: { ...good.words, ...words } }).map(({ finding }) => finding)

test('a letter without fault has none', () => {
  assert.deepEqual(findings({}), [])
})

test('what nobody should send is told from what is only worth a look', () => {
  assert.deepEqual(findings({}, { subject: ' ' }), ['subject-missing'])
  assert.deepEqual(findings({}, { body: doc({ type: 'paragraph' }) }), ['body-empty'])
  assert.deepEqual(findings({ isAboutFollows: true }, { body: doc({ type: 'paragraph' }) }), [])
  assert.deepEqual(findings({ mail: { ...mail, html: 'x'.repeat(104_449) } }), ['too-large'])
  assert.deepEqual(findings({ mail: { ...mail, hasWayOut: false } }), ['unsubscribe-missing'])
  assert.deepEqual(findings({ mail: { ...mail, hasWayOut: false }, isList: false }), [])
  assert.deepEqual(findings({}, { otherSubject: 'x'.repeat(71) }), ['subject-long'])
  assert.deepEqual(findings({}, { preheader: '' }), ['preheader-missing'])
  assert.deepEqual(findings({ postalAddress: '' }), ['address-missing'])
})

test('a picture without words is missed in the letter and in the articles that it shows', () => {
  assert.deepEqual(findings({}, { body: doc(figure('')) }), ['alt-missing'])
  assert.deepEqual(findings({}, { body: doc(figure('A ship.')) }), [])
  const quoted = { type: 'gallery' as const, content: [figure(''), figure('A ship.')] }
  const shown = lintEdition({
    ...good,
    matter: { ...matter, texts: [{ type: 'doc', content: [quoted] }], leadsWithoutAlt: 1 },
  })
  assert.deepEqual(shown, [{ finding: 'alt-missing', count: 2, stops: false }])
})

test('near the size at which mail is cut off there is a warning, beyond it the letter is stopped', () => {
  const weighing = (bytes: number) => findings({ mail: { ...mail, html: 'x'.repeat(bytes) } })
  assert.deepEqual(weighing(90 * 1024), [])
  assert.deepEqual(weighing(90 * 1024 + 1), ['large'])
  assert.deepEqual(weighing(102 * 1024), ['large'])
  assert.deepEqual(weighing(102 * 1024 + 1), ['too-large'])
  assert.deepEqual(findings({ mail: { ...mail, html: 'é'.repeat(52 * 1024) } }), ['too-large'], 'bytes count')
})

test('links lead somewhere from a mail, or are named', () => {
  for (const href of ['https://a.example/', 'mailto:a@b.example', '/articles/x'])
    assert.deepEqual(findings({}, { body: doc(text('Words', href)) }), [], href)
  for (const href of ['articles/x', '#below', '//a.example', 'javascript:alert(1)'])
    assert.deepEqual(findings({}, { body: doc(text('Words', href)) }), ['link-wrong'], href)
})

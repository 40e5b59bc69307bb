import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintEdition } from './lint.ts'

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
const good = {
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
  assert.deepEqual(findings({ mail: { ...mail, html: 'x'.repeat(104_449) } }), ['too-large'])
  assert.deepEqual(findings({ mail: { ...mail, hasWayOut: false } }), ['unsubscribe-missing'])
  assert.deepEqual(findings({ mail: { ...mail, hasWayOut: false }, isList: false }), [])
  assert.deepEqual(findings({}, { otherSubject: 'x'.repeat(71) }), ['subject-long'])
  assert.deepEqual(findings({}, { preheader: '' }), ['preheader-missing'])
  assert.deepEqual(findings({ postalAddress: '' }), ['address-missing'])
  const figure = { type: 'figure', attrs: { media: 'm', alt: '' } }
  assert.deepEqual(findings({}, { body: doc(figure) }), ['alt-missing'])
})

test('links lead somewhere from a mail, or are named', () => {
  for (const href of ['https://a.example/', 'mailto:a@b.example', '/articles/x'])
    assert.deepEqual(findings({}, { body: doc(text('Words', href)) }), [], href)
  for (const href of ['articles/x', '#below', '//a.example', 'javascript:alert(1)'])
    assert.deepEqual(findings({}, { body: doc(text('Words', href)) }), ['link-wrong'], href)
})

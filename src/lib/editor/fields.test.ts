import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleControls, type ArticleFields } from './article-fields.ts'
import { pageControls } from './page-fields.ts'
import { type Fields, readForm, wordsOf, writeForm } from './fields.ts'

const article: ArticleFields = {
  headline: 'High water',
  kicker: 'Straits',
  standfirst: 'One line.\nAnother.',
  summary: 'Why?',
  lead: { media: 'm1', alt: 'A quay', caption: 'At noon', credit: 'Ada' },
  sectionId: 's1',
  authorIds: ['a1', 'a2'],
  topicIds: ['t1'],
  audience: 'registered',
  slug: 'high-water',
  featured: true,
  search: { title: 'Found', description: '' },
  social: { title: '', description: 'Shared', media: 'm2' },
}
const page: Fields = { title: 'Privacy', standfirst: 'What we keep.', slug: 'privacy' }

const through = (kind: 'article' | 'page', fields: Fields): Fields => {
  const form = writeForm(fields)
  return readForm(kind, (name) => form[name] ?? '')
}

test('what is written into the form is read out of it again', () => {
  assert.deepEqual(through('article', article), article)
  assert.deepEqual(through('page', page), page)
  const bare: ArticleFields = { ...article, lead: null, audience: null, featured: false }
  delete bare.slug
  delete bare.search
  delete bare.social
  assert.deepEqual(through('article', bare), bare)
})

test('a form holds the controls of its kind and no others', () => {
  assert.deepEqual(Object.keys(writeForm(article)).toSorted(), articleControls.toSorted())
  assert.deepEqual(Object.keys(writeForm(page)).toSorted(), pageControls.toSorted())
})

test('lines of a form are one in what is one line, and the address is made of what was typed', () => {
  const typed: { [name: string]: string } = {
    title: ' Who\r\nwe are ',
    standfirst: 'One\r\nTwo ',
    slug: 'Who We Are?',
  }
  assert.deepEqual(
    readForm('page', (name) => typed[name] ?? ''),
    { title: 'Who we are', standfirst: 'One\nTwo', slug: 'who-we-are' },
  )
})

test('the words of either are named in their order on the page', () => {
  assert.deepEqual(wordsOf(article), ['Straits', 'High water', 'One line.\nAnother.', 'Why?'])
  assert.deepEqual(wordsOf(page), ['Privacy', 'What we keep.'])
})

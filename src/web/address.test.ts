import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { articlePath, pathIn } from '../lib/site-path.ts'
import { localPath, readAddress } from './address.ts'

const languages = ['en', 'fr', 'ar']

test('a path leads back to where the reader was, to the paragraph', () => {
  for (const path of ['/', '/articles/x', '/ar/articles/x?page=2#p-4', '/a%20b', '/search?q=a%2Fb'])
    assert.equal(localPath(path), path)
})

test('what could lead to another host leads home', () => {
  const attacks = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/a\\..\\..//evil.example',
    'https://evil.example',
    'HTTPS:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '@evil.example',
    '.evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/\u0000/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/%2E%2e//evil.example',
    '/a/%2e%2e//evil.example',
    '/／evil.example',
    '/。/evil.example',
    '',
    'articles/x',
    '?next=/',
    '#x',
  ]
  for (const attack of attacks) assert.equal(localPath(attack), '/', JSON.stringify(attack))
  assert.equal(localPath(undefined), '/')
})

test('an encoded slash is a letter of a path like any other', () => {
  for (const path of ['/%2f%2fevil.example', '/%5cevil.example', '/%09/evil.example'])
    assert.equal(new URL(localPath(path), 'https://here.example').host, 'here.example')
})

test('whatever is asked for, a browser stays on this host, and asking twice changes nothing', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '//',
    '@',
    ':',
    '?',
    '#',
    '\t',
    'evil.example',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
    fc.webUrl(),
    fc.string(),
  )
  fc.assert(
    fc.property(text, (asked) => {
      const path = localPath(asked)
      assert.ok(path.startsWith('/'))
      assert.equal(new URL(path, 'https://here.example').origin, 'https://here.example')
      assert.equal(localPath(path), path)
      assert.match(path, /^[\x21-\x7e]+$/, 'nothing that would break a header')
    }),
    { numRuns: 500 },
  )
})

test('a language is a whole first part of a path, and one that the interface speaks', () => {
  assert.deepEqual(readAddress('/ar/articles/x'), { language: 'ar', path: '/articles/x' })
  assert.deepEqual(readAddress('/ar'), { language: 'ar', path: '/' })
  for (const path of ['/', '/art', '/de/articles/x', '/AR/articles/x', '/articles/ar', '//ar/x'])
    assert.deepEqual(readAddress(path), { language: undefined, path })
})

test('every language but the first is a prefix, and reading it back finds the page', () => {
  assert.equal(pathIn(languages, 'en', '/archive'), '/archive')
  assert.equal(pathIn(languages, 'ar', '/'), '/ar')
  for (const language of ['fr', 'ar'])
    assert.deepEqual(readAddress(pathIn(languages, language, '/archive')), { language, path: '/archive' })
})

test('an article in a language without pages of its own stands under the first', () => {
  assert.equal(articlePath(languages, { language: 'ar', slug: 'x' }), '/ar/articles/x')
  assert.equal(articlePath(languages, { language: 'de', slug: 'x' }), '/articles/x')
})

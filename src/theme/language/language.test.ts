import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Message } from './message.ts'
import { say } from './translate.ts'

const source = new URL('../../', import.meta.url)
const catalogues: Record<string, Record<string, Message>> = { en, fr, ar }
const utc = { timeZone: 'UTC' }

test('French and Arabic say everything that English says, and nothing else', () => {
  for (const catalogue of [fr, ar])
    assert.deepEqual(Object.keys(catalogue).toSorted(), Object.keys(en).toSorted())
})

test('no sentence is empty, and each keeps the names that are filled in', () => {
  for (const [language, catalogue] of Object.entries(catalogues)) {
    for (const [key, message] of Object.entries(catalogue)) {
      for (const form of forms(message)) {
        assert.notEqual(form.trim(), '', `${language} ${key}`)
        const unknown = names(form).filter(
          (name) => !names(forms(en[key as keyof typeof en]).join(' ')).includes(name),
        )
        assert.deepEqual(unknown, [], `${language} ${key}`)
      }
      if (typeof message === 'string')
        assert.deepEqual(
          names(message),
          names(forms(catalogues['en']?.[key] ?? '')[0] ?? ''),
          `${language} ${key}`,
        )
    }
  }
})

test('Arabic has all six forms of every plural', () => {
  for (const message of Object.values<Message>(ar)) {
    if (typeof message === 'string') continue
    assert.deepEqual(Object.keys(message).toSorted(), ['few', 'many', 'one', 'other', 'two', 'zero'])
  }
})

test('every sentence of the catalogue is said somewhere', () => {
  const used = sources().join('\n')
  // `text(`status.${status}`)` says every key that begins like it.
  const beginnings = [...used.matchAll(/`([a-z-]+\.[a-z-]*)\$\{/g)].map(([, beginning]) => beginning ?? '')
  const unused = Object.keys(en).filter(
    (key) => !used.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
  )
  assert.deepEqual(unused, [])
})

test('numbers choose the form that the language has for them', () => {
  assert.deepEqual(
    [0, 1, 2].map((count) => said('en', count)),
    ['0 articles', '1 article', '2 articles'],
  )
  assert.deepEqual(
    [0, 1, 2].map((count) => said('fr', count)),
    ['0 article', '1 article', '2 articles'],
  )
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100].map((count) => said('ar', count)),
    ['لا مقالات', 'مقال واحد', 'مقالان', '3 مقالات', '11 مقالًا', '100 مقال'],
  )
})

test('what is filled in is taken as it is, even where it looks like a name to fill in', () => {
  assert.equal(
    say({ language: 'en', ...utc })('account.address-now', { email: '{email}$&' }),
    'We write to {email}$&.',
  )
})

function forms(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message)
}

function names(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted()
}

function sources(): string[] {
  return ['theme/', 'web/'].flatMap((folder) =>
    readdirSync(new URL(folder, source), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/(?:^|\/)(?:en|fr|ar)\.ts$|\.test\./.test(path))
      .map((path) => readFileSync(new URL(`${folder}${path}`, source), 'utf8')),
  )
}

function said(language: 'en' | 'fr' | 'ar', count: number): string {
  return say({ language, ...utc })('list.articles', { count })
}

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Message } from '../message.ts'
import { newsroomCatalogues } from './say.ts'

const { en, fr, ar }: Record<string, Record<string, Message>> = newsroomCatalogues
const source = new URL('../../../', import.meta.url)

test('French and Arabic say everything that the newsroom says in English, and nothing else', () => {
  for (const catalogue of [fr, ar])
    assert.deepEqual(Object.keys(catalogue ?? {}).toSorted(), Object.keys(en ?? {}).toSorted())
})

test('no sentence is empty, and each keeps the names that are filled in', () => {
  for (const [language, catalogue] of Object.entries(newsroomCatalogues)) {
    for (const [key, message] of Object.entries<Message>(catalogue)) {
      const known = names(forms(en?.[key] ?? '').join(' '))
      for (const form of forms(message)) {
        assert.notEqual(form.trim(), '', `${language} ${key}`)
        const unknown = names(form).filter((name) => !known.includes(name))
        assert.deepEqual(unknown, [], `${language} ${key}`)
      }
      if (typeof message === 'string') assert.deepEqual(names(message), known, `${language} ${key}`)
    }
  }
})

test('every sentence of the newsroom is said somewhere', () => {
  const used = sources().join('\n')
  // `text(`shell.stage.${stage}`)` says every key that begins like it.
  const beginnings = [...used.matchAll(/`([a-z-]+\.[a-z.-]*)\$\{/g)].map(([, beginning]) => beginning ?? '')
  const unused = Object.keys(en ?? {}).filter(
    (key) => !used.includes(`'${key}'`) && !beginnings.some((beginning) => key.startsWith(beginning)),
  )
  assert.deepEqual(unused, [])
})

function forms(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message)
}

function names(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].toSorted()
}

function sources(): string[] {
  return ['theme/', 'web/', 'client/'].flatMap((folder) =>
    readdirSync(new URL(folder, source), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/(?:^|\/)(?:en|fr|ar)\.ts$|\.test\./.test(path))
      .map((path) => readFileSync(new URL(`${folder}${path}`, source), 'utf8')),
  )
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { paragraphs } from '../../../test/support/articles.ts'
import { type ComparedBlock, compareDocuments, compareText } from './compare.ts'

const said = (blocks: ComparedBlock[]) =>
  blocks.map(({ kind, runs }) =>
    kind === 'changed'
      ? runs
          .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind])
          .join('')
      : `${{ same: '=', added: '+', removed: '-' }[kind]} ${runs.map(({ text }) => text).join('')}`,
  )

test('a word that was changed is marked within its paragraph', () => {
  const before = paragraphs('The lamp is lit at dusk.', 'Nobody sees it.')
  const after = paragraphs('The lamp is lit at dawn.', 'Nobody sees it.')
  assert.deepEqual(said(compareDocuments(before, after)), [
    'The lamp is lit at -dusk-+dawn+.',
    '= Nobody sees it.',
  ])
})

test('a paragraph that was put in, and one that was taken out, are marked whole', () => {
  const before = paragraphs('First of all.', 'Ships pass in the night.', 'Last of all.')
  const after = paragraphs(
    'First of all.',
    'Something else entirely, about wheat.',
    'Last of all.',
    'One more.',
  )
  assert.deepEqual(said(compareDocuments(before, after)), [
    '= First of all.',
    '- Ships pass in the night.',
    '+ Something else entirely, about wheat.',
    '= Last of all.',
    '+ One more.',
  ])
})

test('Arabic is compared by its words', () => {
  const runs = compareText('المضيق مفتوح اليوم', 'المضيق مغلق اليوم')
  assert.deepEqual(
    runs.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text}`),
    ['removed مفتوح', 'added مغلق'],
  )
})

test('what is kept and what is taken out is the text before; what is kept and what is put in the text after', () => {
  const words = fc.array(fc.constantFrom('lamp', 'fog', 'ship', 'the', 'نور', ' ', '\n', '.'), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(' '), other.join(' ')]
      const runs = compareText(before, after)
      const of = (...kinds: string[]) =>
        runs.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text)
      assert.equal(of('same', 'removed').join(''), before)
      assert.equal(of('same', 'added').join(''), after)
    }),
  )
})

test('two texts that are too long to compare word by word are set against each other whole', () => {
  const before = 'a '.repeat(40_000)
  assert.equal(compareText(before, `${before}b`).length, 2)
})

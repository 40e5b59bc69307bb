import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blankMaker, fillIn } from './blanks.ts'

test('blanks are filled wherever they stand, and those without a value stay empty', () => {
  const { blank, toForm } = blankMaker()
  const form = toForm(`${blank('name')}, see ${blank('link')} and ${blank('link')}${blank('other')}.`)
  assert.equal(fillIn(form, { name: 'Ada', link: '/x' }), 'Ada, see /x and /x.')
})

test('a value that looks like a blank is only text, and so is the mark of another text', () => {
  const { blank, toForm } = blankMaker()
  const other = blankMaker().blank('name')
  const form = toForm(`${blank('name')} ${other}`)
  assert.equal(fillIn(form, { name: blank('name') }), `${blank('name')} ${other}`)
})

test('a text without blanks is itself', () => {
  assert.equal(fillIn(blankMaker().toForm('Plain.'), {}), 'Plain.')
})

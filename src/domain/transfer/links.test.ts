import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathKey, requestForm } from './links.ts'

const forms = [
  { path: '/2016/08/grain/', form: '/2016/08/grain' },
  { path: '//greek/%ce%b5%cf%80-2/', form: '/greek/επ-2' },
  { path: '/a%2Fb', form: '/a%2Fb' },
  { path: '/100%', form: '/100%' },
  { path: '/a b', form: '/a b' },
  { path: '/', form: undefined },
  { path: '/?p=12', form: undefined },
]

for (const { path, form } of forms)
  test(`${path} is looked up as ${form ?? 'nothing'}`, () => assert.equal(requestForm(path), form))

test('one path is one however it is written', () => {
  const keys = ['/greek/%CE%B5%CF%80/', '/greek/επ', '//greek/%ce%b5%cf%80'].map(pathKey)
  assert.deepEqual(new Set(keys), new Set(['/greek/επ']))
  assert.equal(pathKey('/?p=12'), '/?p=12')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { findFault } from './json-fault.ts'

const faults = [
  { text: '{"a": 1,\n"b" 2}', line: 2, why: /no place/ },
  { text: '{"a": [1,\n\n,]}', line: 3, why: /no place/ },
  { text: '#!/bin/sh\n', line: 1, why: /no place/ },
  { text: '{"a": 1}\n{"b": 2}', line: 2, why: /no place/ },
  { text: '{"a": "one\ntwo"}', line: 1, why: /no place/ },
  { text: '{"a": [1, 2', line: 1, why: /ends too early/ },
  { text: '{\n"a": "half of', line: 2, why: /ends too early/ },
  { text: '', line: 1, why: /ends too early/ },
]

for (const { text, line, why } of faults)
  test(`the fault in ${JSON.stringify(text)} is on line ${line}`, () => {
    const fault = findFault(text)
    assert.equal(text.slice(0, fault.at).split('\n').length, line)
    assert.match(fault.why, why)
  })

test('JSON that is cut anywhere ends too early or says where, and never keeps the search busy for ever', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      const cut = json.slice(0, at % Math.max(1, json.length))
      assert.ok(findFault(cut).at <= cut.length)
    }),
  )
})

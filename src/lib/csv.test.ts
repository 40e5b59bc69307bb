import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv.ts'

test('cells are quoted, and quotation marks in them doubled', () => {
  assert.equal(
    csvLine(['a', 'b,c', 'say "no"', 'two\nlines', '']),
    '"a","b,c","say ""no""","two\nlines",""\r\n',
  )
})

for (const formula of [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '\r=1',
  '\u200b=1',
  '|calc',
  '%0A',
  '＝1',
])
  test(`a spreadsheet does not calculate ${JSON.stringify(formula)}`, () => {
    assert.equal(csvLine([formula]), `"'${formula}"\r\n`)
  })

test('what only holds such a sign stays as it is', () => {
  assert.equal(csvLine(['a=b', 'x@example.org', '2016-08-10']), '"a=b","x@example.org","2016-08-10"\r\n')
})

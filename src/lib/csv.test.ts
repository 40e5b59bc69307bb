import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine, readCsv } from './csv.ts'

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

const cellsOf = (text: string) => readCsv(text).rows.map(({ cells }) => cells)

test('tables are read as spreadsheets write them', () => {
  assert.deepEqual(cellsOf('a,b\r\n"c, d","e""f"\n\n/g;h,'), [
    ['a', 'b'],
    ['c, d', 'e"f'],
    ['/g;h', ''],
  ])
  assert.deepEqual(cellsOf('\uFEFFx;y\r"a;b";c,d'), [
    ['x', 'y'],
    ['a;b', 'c,d'],
  ])
  assert.deepEqual(cellsOf('a\tb\n"c"  \t d'), [
    ['a', 'b'],
    ['c', ' d'],
  ])
  assert.deepEqual(cellsOf(' ,\n""'), [])
})

test('each row knows its line, also after a cell of several lines', () => {
  const { rows } = readCsv('"a\r\nb",c\r\n\r\nd,e')
  assert.deepEqual(rows, [
    { line: 1, cells: ['a\r\nb', 'c'] },
    { line: 4, cells: ['d', 'e'] },
  ])
})

test('what was written is read again', () => {
  const cells = ['plain', 'a "word"', 'two\nlines', 'a,b;c\td', '']
  assert.deepEqual(cellsOf(csvLine(cells)), [cells])
})

test('a quotation mark that is not closed, or that more follows, ends the reading at its line', () => {
  assert.deepEqual(readCsv('a,b\n"c,d\ne'), { rows: [{ line: 1, cells: ['a', 'b'] }], badQuote: 2 })
  assert.equal(readCsv('"a"b,c').badQuote, 1)
})

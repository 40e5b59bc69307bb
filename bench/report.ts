import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LettersMeasured } from './letters/measure.ts'
import type { Machine } from './machine.ts'
import type { Measured } from './measure.ts'
import type { Row } from './rows.ts'

const RESULTS = fileURLToPath(new URL('results/', import.meta.url))

export function printTable(rows: readonly Row[]): void {
  const lines = [['', 'measured', 'reference', 'ratio', 'target', '', 'best second']]
  for (const row of rows) lines.push(cellsOf(row))
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    console.log(cells.join('  ').trimEnd())
  }
}

/** `results/DATE.json`, and the same as `results/latest.json`. */
export function writeResults(
  table: readonly Row[],
  measured: Measured & { letters: LettersMeasured },
  machine: Machine,
  seconds: number,
): string {
  const date = new Date().toISOString()
  const results = { date, secondsPerRun: seconds, machine, table, ...measured }
  const text = `${JSON.stringify(results, rounded, 2)}\n`
  mkdirSync(RESULTS, { recursive: true })
  const file = join(RESULTS, `${date.slice(0, 10)}.json`)
  for (const path of [file, join(RESULTS, 'latest.json')]) writeFileSync(path, text)
  return file
}

function cellsOf({ what, measured, reference, ratio, ofBest, target, met }: Row): string[] {
  const limit = target && ('atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`)
  const verdict = met === undefined ? '' : met ? 'ok' : 'short'
  return [what, measured, reference, ratio?.toFixed(2) ?? '', limit ?? '', verdict, ofBest?.toFixed(2) ?? '']
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}

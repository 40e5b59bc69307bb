import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

export type AxeFinding = { rule: string; help: string; target: string; summary: string }

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe-core finds wrong on the page as it stands. It comes in through the debugger, which the page's own
 * Content-Security-Policy does not hold up; a context without JavaScript cannot run it. `without`: rules left out.
 * What a frame holds is a page of its own, and judged as that.
 */
export async function findAxeViolations(page: Page, without: readonly string[] = []): Promise<AxeFinding[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(source)
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ["violations"], preload: false, iframes: false, rules: ${JSON.stringify(rules)} })`,
  )
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => ({
      rule: violation.id,
      help: violation.help,
      target: node.target.join(' '),
      summary: node.failureSummary ?? '',
    })),
  )
}

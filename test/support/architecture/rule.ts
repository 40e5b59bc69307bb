import type { Source } from './source.ts'

/** A sentence that holds for every file, with small files for which it does not: a rule that cannot fail is none. */
export type Rule = {
  says: string
  /** What this file does against it, one phrase each. */
  breaches: (source: Source) => string[]
  /** Each must be found in breach. */
  bad: { path: string; text: string }[]
  /** Near misses: none may be found in breach. */
  good: { path: string; text: string }[]
}

/** A rule about the imports of the files that `applies` to. */
export function importRule(
  rule: Omit<Rule, 'breaches'> & {
    applies: (path: string) => boolean
    forbids: (imported: Source['imports'][number], path: string) => boolean
  },
): Rule {
  return {
    ...rule,
    breaches: ({ path, imports, isTest }) =>
      !isTest && rule.applies(path)
        ? imports
            .filter((imported) => rule.forbids(imported, path))
            .map((imported) => `imports ${imported.target}`)
        : [],
  }
}

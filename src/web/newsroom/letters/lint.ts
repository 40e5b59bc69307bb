import type { EditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import { lintEdition } from '../../../domain/newsletters/lint.ts'
import { readLintMatter } from '../../../domain/newsletters/lint-matter.ts'
import type { LintFinding } from '../../../theme/contract/newsroom-letters.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from '../publication/room.ts'
import { newsletterOf } from './edition-here.ts'

/** What stands in the way of sending, and what a careful editor looks at once more. */
export async function lintHere(c: Asking, deps: Deps, edition: EditionDraft): Promise<LintFinding[]> {
  const text = textHere(c)
  // Whoever may read most gets the longest mail.
  const reader = { as: 'reader', variant: 'a', email: 'reader@example.org', name: null } as const
  const { identity, policy } = c.var.site
  const newsletter = await newsletterOf(deps, edition)
  const matter = await readLintMatter(deps.database.db, edition.content.body, {
    language: edition.language,
    origin: deps.origin,
    languages: identity.languages,
    policy,
    now: deps.clock().epochMilliseconds,
  })
  const findings = lintEdition({
    words: edition.content,
    matter,
    mail: await deps.previewEdition(edition.editionId, reader),
    isList: edition.newsletterId !== null,
    isAboutFollows: newsletter?.kind === 'follows',
    postalAddress: identity.postalAddress ?? '',
  })
  return findings.map(({ finding, stops, ...values }) => ({
    text: text(`letters.lint.${finding}`, values),
    isError: stops,
  }))
}

import type { Locale } from '../../contract/frame.ts'
import type { PolicyFacts, VerdictSaid } from '../../contract/newsroom-publication.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Added, Removed } from '../parts/marks.tsx'

/** A policy as sentences; with `before`, those that differ are marked. */
export const PolicySentences = ({
  policy,
  before,
  locale,
}: {
  policy: PolicyFacts
  before?: PolicyFacts
  locale: Locale
}) => {
  const now = sentences(policy, locale)
  const then = before ? sentences(before, locale) : now
  return (
    <ul class="sentences">
      {now.map((sentence, index) => {
        const earlier = then[index]
        if (earlier === sentence) return <li>{sentence}</li>
        return (
          <li>
            {earlier ? (
              <>
                <Removed locale={locale}>{earlier}</Removed>{' '}
              </>
            ) : null}
            <Added locale={locale}>{sentence}</Added>
          </li>
        )
      })}
    </ul>
  )
}

/** One sentence for each thing a policy decides, always in the same order. */
function sentences(policy: PolicyFacts, locale: Locale): string[] {
  const text = sayInNewsroom(locale)
  const { limit, windowDays, sections, archiveAfterDays, skipReview } = policy
  const names = (list: string[]) => new Intl.ListFormat(locale.language).format(list)
  const period = text('publication.access.days-long', { count: windowDays })
  const where = sections?.length
    ? text('publication.access.say-sections', { names: names(sections) })
    : text('publication.access.say-no-sections')
  return [
    audienceSentence(policy.audience, locale),
    limit === 0
      ? text('publication.access.say-no-meter')
      : `${text('publication.access.say-meter', { count: limit, period })}${sections ? ` ${where}` : ''}`,
    archiveAfterDays === undefined
      ? text('publication.access.say-no-archive')
      : text('publication.access.say-archive', { count: archiveAfterDays }),
    skipReview.length === 0
      ? text('publication.access.say-skip-nobody')
      : text('publication.access.say-skip', {
          names: names(skipReview.map((role) => text(`shell.role.${role}`))),
        }),
    text(policy.publicHistory ? 'publication.access.say-history' : 'publication.access.say-no-history'),
  ]
}

function audienceSentence(audience: string, locale: Locale): string {
  const text = sayInNewsroom(locale)
  if (audience === 'everyone' || audience === 'registered') return text(`publication.access.say-${audience}`)
  return text('publication.access.say-plan', { name: audience.replace(/^plan:/, '') })
}

/** "Open: on the meter, two left after it." */
export function verdictSentence({ open, because, count }: VerdictSaid, locale: Locale): string {
  const text = sayInNewsroom(locale)
  const verdict = text(open ? 'publication.access.open' : 'publication.access.walled')
  return `${verdict}: ${text(`publication.access.why-${because}`, { count })}`
}

import { z } from 'zod'
import type { PreviewEdition } from '../domain/newsletters/preview.ts'
import { readEdition } from '../domain/newsletters/read-edition.ts'
import { readIdentity } from '../domain/publication/identity.ts'
import { deliverableAddress, parseEmail } from '../lib/email-address.ts'
import { inLanguage } from '../lib/localized.ts'
import type { Clock } from '../lib/clock.ts'
import type { Db } from '../platform/db/schema.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import { fillCopy, readyEdition } from './edition-mail.ts'
import { languageOf, senderOf } from './sign-in-mail.ts'

export const testLetter = z.strictObject({
  editionId: z.string(),
  staffId: z.string(),
  as: z.enum(['visitor', 'reader']),
  variant: z.enum(['a', 'b']),
  at: z.string(),
})

/** By which the link is known again: a preview belongs to nobody who could leave. */
const WAY_OUT = '#unsubscribe'

type Deps = { db: Db; clock: Clock; origin: string }

/** The newest words of an edition as the mail that this kind of reader would get; its links count nothing. */
export function previewerFor(deps: Deps): PreviewEdition {
  return async (editionId, { as, variant, email, name }) => {
    const edition = await readEdition(deps.db, editionId)
    if (!edition) return undefined
    const person = as === 'reader' ? ({ kind: 'reader', plans: [] } as const) : ({ kind: 'visitor' } as const)
    const ready = await readyEdition(deps, edition, person, { isCounted: false })
    const identity = await readIdentity(deps.db)
    const home = `${deps.origin}/newsletters`
    const copy = fillCopy(ready, {
      email,
      name,
      variant,
      preferencesHref: home,
      unsubscribeHref: `${home}${WAY_OUT}`,
      ...(edition.newsletter?.kind === 'follows' && { follows: everySubject(ready.pieces) }),
    })
    const { newsletter, language } = edition
    const sender = newsletter
      ? {
          name: inLanguage(newsletter.senderName, language) || identity.name,
          address: newsletter.senderAddress,
        }
      : senderOf(identity, deps.origin)
    return copy && { ...copy, sender, language, hasWayOut: copy.html.includes(WAY_OUT) }
  }
}

/** A preview of what is about follows shows all that could be told. */
function everySubject(pieces: readonly { subjects: readonly string[] }[]): Set<string> {
  return new Set(pieces.flatMap(({ subjects }) => subjects))
}

/** A real mail that says it is a test. Whoever has left meanwhile gets none. */
export async function sendTestLetter(
  deps: Deps & { mailer: Pick<Mailer, 'send'>; log: { warn: (details: object, words: string) => void } },
  { editionId, staffId, as, variant, at }: z.infer<typeof testLetter>,
): Promise<void> {
  const staff = await deps.db
    .selectFrom('staff')
    .select(['name', 'email', 'language'])
    .where('id', '=', staffId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  const address = staff && parseEmail(staff.email)
  if (!staff || !address) return
  const wish = { as, variant, email: staff.email, name: staff.name }
  const copy = await previewerFor(deps)(editionId, wish)
  if (!copy) return
  const { sender, hasWayOut: _, ...written } = copy
  const mark = marks[languageOf(staff.language ?? copy.language, await readIdentity(deps.db))]
  const sent = await deps.mailer.send({
    ...written,
    id: `test-${editionId}-${staffId}-${Date.parse(at)}`,
    from: sender,
    to: deliverableAddress(address),
    subject: `${mark} ${written.subject}`,
  })
  if (!sent.ok)
    deps.log.warn({ edition: editionId }, 'The mail server refused a test of an edition for good.')
}

const marks = { en: '[Test]', fr: '[Essai]', ar: '[تجربة]' }

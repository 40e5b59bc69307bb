import { countRecipients } from '../../../domain/newsletters/tally.ts'
import { type EditionDraft, isOpen, isWritable } from '../../../domain/newsletters/edition-draft.ts'
import { countAddressed } from '../../../domain/newsletters/event-message.ts'
import type { Newsletter } from '../../../domain/newsletters/newsletters.ts'
import { readResults } from '../../../domain/newsletters/results.ts'
import { readTrial } from '../../../domain/newsletters/trial.ts'
import { toLocalText } from '../../../domain/articles/schedule.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import type { EditionProps, ResultsProps, TrialProps } from '../../../theme/contract/newsroom-letters.ts'
import { editionPage } from '../../../theme/newsroom/letters/edition.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { aboveEdition, editionHere, newsletterOf } from './edition-here.ts'
import { lintHere } from './lint.ts'
import { editions } from './newsletter.ts'
import { sayReason } from './reasons.ts'
import { tallyHere } from './tally-here.ts'
import { testersFor } from './testers.ts'
import { watchFigures } from './watch.ts'

const done = {
  scheduled: 'letters.done.scheduled',
  'sent-now': 'letters.done.sent-now',
  unscheduled: 'letters.done.unscheduled',
  paused: 'letters.done.paused',
  resumed: 'letters.done.resumed',
  stopped: 'letters.done.stopped',
  tested: 'letters.done.tested',
  template: 'letters.done.template',
  decided: 'letters.done.decided',
  skipped: 'letters.done.skipped',
  restored: 'letters.done.restored',
} as const

const SOON_MINUTES = 10

export type EditionSent = {
  form?: EditionProps['form']
  askWhich?: { first: string; second: string }
  status?: 200 | 409 | 422
}

export async function showEdition(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  return edition ? editionAnswer(c, deps, member, edition) : errorPage(c, deps, 404)
}

/** The edition's page as it stands; with what was typed and what stood in the way. */
export async function editionAnswer(
  c: Asking,
  deps: Deps,
  member: Member,
  edition: EditionDraft,
  sent: EditionSent = {},
): Promise<Response> {
  const props = await editionProps(c, deps, member, edition, sent)
  return c.html(editionPage(props), sent.status ?? 200)
}

async function editionProps(
  c: Asking,
  deps: Deps,
  member: Member,
  edition: EditionDraft,
  sent: EditionSent,
): Promise<EditionProps> {
  const { content, head, language, state } = edition
  const newsletter = await newsletterOf(deps, edition)
  const text = textHere(c)
  const open = isOpen(edition)
  const hasBegun = edition.startedAt !== null
  const tally = hasBegun || isAboutToBegin(deps, edition) ? await tallyHere(deps, edition) : undefined
  return {
    frame: newsroomFrame(c, deps, member, {
      title: content.subject || text('letters.no-subject'),
      area: 'newsletters',
      notice: noticeHere(c, done),
    }),
    back: aboveEdition(c, edition, newsletter),
    edition: {
      state,
      standing: text(`letters.standing.${state}`),
      languageName: ownName(language),
      subject: content.subject,
      ...(content.otherSubject !== null && { otherSubject: content.otherSubject }),
      preheader: content.preheader,
      dir: directionOf(language),
      number: head.number,
      savedAt: head.at,
      savedBy: head.by,
      head: head.id,
      ...(edition.sendAt !== null && { sendAt: edition.sendAt }),
      ...(edition.startedAt !== null && { startedAt: edition.startedAt }),
      ...(edition.sentAt !== null && { sentAt: edition.sentAt }),
    },
    form: sent.form ?? { values: {}, errors: {} },
    may: { write: may(member, 'edition.write') && isWritable(edition), send: may(member, 'edition.send') },
    isOpen: open,
    places: placesOf(c, member, edition, newsletter),
    lint: open ? await lintHere(c, deps, edition) : [],
    ...(open && { recipients: await recipientsHere(deps, edition, newsletter) }),
    schedule: {
      at: toLocalText(
        edition.sendAt ?? toInstantText(deps.clock().add({ hours: 1 })),
        c.var.site.identity.timeZone,
      ),
      ...(sent.askWhich && { askWhich: sent.askWhich }),
    },
    colleagues: open ? await testersFor(deps, member) : [],
    ...(tally && { watch: watchFigures(c, deps, edition, tally) }),
    ...(hasBegun && { results: await resultsHere(c, deps, edition) }),
    ...(hasBegun && edition.samplePercent > 0 && { trial: await trialHere(deps, edition) }),
  }
}

/** So soon that whoever has just said so waits to see it. */
function isAboutToBegin(deps: Deps, { state, sendAt }: EditionDraft): boolean {
  if (state !== 'scheduled' || sendAt === null) return false
  return Date.parse(sendAt) < deps.clock().add({ minutes: SOON_MINUTES }).epochMilliseconds
}

async function recipientsHere(
  deps: Deps,
  edition: EditionDraft,
  newsletter: Newsletter | undefined,
): Promise<number> {
  const { db } = deps.database
  if (!newsletter) return countAddressed(db, edition)
  const { language } = edition
  return deps.recipients(`${newsletter.id} ${newsletter.audience} ${language}`, () =>
    countRecipients(db, deps.clock, newsletter, language),
  )
}

function placesOf(
  c: Asking,
  member: Member,
  edition: EditionDraft,
  newsletter: Newsletter | undefined,
): EditionProps['places'] {
  const at = (path: string) => here(c, `${editions}/${edition.editionId}${path}`)
  const { languages } = c.var.site.identity
  return {
    edit: at('/edit'),
    preview: at('/preview'),
    revisions: at('/revisions'),
    copies: at('/copies'),
    tests: at('/tests'),
    schedule: at('/schedule'),
    draft: at('/draft'),
    sending: at('/sending'),
    stop: at('/stop'),
    doubt: at('/doubt'),
    deliveries: at('/deliveries'),
    removal: at('/removal'),
    figures: at('/figures'),
    ...(newsletter && may(member, 'newsletter.edit') && { template: at('/template') }),
    ...(newsletter &&
      edition.publishedAt !== null && {
        onSite: pathIn(languages, edition.language, `/newsletters/${newsletter.slug}/${edition.slug}`),
      }),
  }
}

async function resultsHere(c: Asking, deps: Deps, edition: EditionDraft): Promise<ResultsProps> {
  const { reasons, ...results } = await readResults(deps.database.db, edition.editionId)
  return {
    ...results,
    reasons: reasons.map(({ state, problem, count }) => ({ state, count, reason: sayReason(c, problem) })),
  }
}

async function trialHere(deps: Deps, edition: EditionDraft): Promise<TrialProps> {
  const { samplePercent, sampleEndsAt, chosenSubject, content } = edition
  const sides = await deps.trials(edition.editionId, () => readTrial(deps.database.db, edition.editionId))
  return {
    percent: samplePercent,
    ...(sampleEndsAt !== null && { endsAt: sampleEndsAt }),
    ...(chosenSubject !== null && { chosen: chosenSubject }),
    sides: sides.map(({ subject, delivered, clicks }) => ({
      subject: subject === 'a' ? content.subject : (content.otherSubject ?? ''),
      delivered,
      clicks,
      isChosen: chosenSubject === subject,
    })),
  }
}

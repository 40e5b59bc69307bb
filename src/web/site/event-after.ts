import { isOfAudience } from '../../domain/access/judge.ts'
import { cut } from '../../domain/articles/document/cut.ts'
import type { KeptAs } from '../../domain/events/kept-file.ts'
import type { Event } from '../../domain/events/read-event.ts'
import { providerOf } from '../../lib/document-schema/embed-frame.ts'
import type { Aftermath } from '../../theme/contract/events.ts'
import { say } from '../../theme/language/translate.ts'
import { type Asker, toPerson } from '../access/opening.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { renderForPage } from './document.ts'
import { eventPath } from './event-lines.ts'

/** Recording, slides and transcript for the event's audience; for others the beginning of the transcript alone. */
export async function aftermathOf(
  c: Asking,
  deps: Deps,
  found: Event,
  asker: Asker,
): Promise<Aftermath | undefined> {
  const { transcript, recording } = found
  const slidesHref = found.slidesId === null ? found.slidesLink : fileHref(c, found, 'slides')
  if (!transcript && !recording && slidesHref === null) return undefined
  const render = (document: Parameters<typeof renderForPage>[2]) =>
    renderForPage(deps, c.var.language, document, false, 'said-')
  if (!isOfAudience(found.audience, toPerson(asker))) {
    const teaser = transcript && cut(transcript)
    const kind = found.audience.startsWith('plan:') ? 'plan' : 'register'
    const wall = { kind, ...entrances(c, `${eventPath(c, found)}#after`) } as const
    const isWithheld = recording !== null || slidesHref !== null || teaser?.rest
    return {
      transcriptHtml: teaser ? await render(teaser.teaser) : undefined,
      wall: isWithheld ? wall : undefined,
    }
  }
  return {
    recordingHtml:
      recording && 'embed' in recording ? await render(embedOf(c, found, recording.embed)) : undefined,
    recordingHref: recordingHref(c, found),
    slidesHref: slidesHref ?? undefined,
    transcriptHtml: transcript ? await render(transcript) : undefined,
  }
}

/** Of a file, here or elsewhere; a player's page is a card instead. */
function recordingHref(c: Asking, found: Event): string | undefined {
  const { recording } = found
  if (!recording || 'embed' in recording) return undefined
  return 'file' in recording ? fileHref(c, found, 'recording') : recording.link
}

/** Where a file of ours is judged before it is sent. */
function fileHref(c: Asking, found: Event, as: KeptAs): string {
  return `${eventPath(c, found)}/${as}`
}

/** Where one who has no account, or is not signed in, comes back from. */
export function entrances(c: Asking, next: string): { registerHref: string; signInHref: string } {
  const at = (path: string) =>
    `${pathIn(c.var.site.identity.languages, c.var.language, path)}?next=${encodeURIComponent(next)}`
  return { registerHref: at('/register'), signInHref: at('/sign-in') }
}

/** A card that loads its player when it is asked to. */
function embedOf(c: Asking, { title }: Event, url: string) {
  const text = say({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
  const attrs = { provider: providerOf(url), url, title: text('after.recording', { name: title }) }
  return { type: 'doc' as const, content: [{ type: 'embed' as const, attrs }] }
}

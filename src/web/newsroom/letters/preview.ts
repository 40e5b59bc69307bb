import type { PreviewedMail } from '../../../domain/newsletters/preview.ts'
import type { EditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf } from '../../../lib/languages.ts'
import { editionPreviewPage, textPreviewPage } from '../../../theme/newsroom/letters/preview.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { framingHeaders } from '../../security-headers.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { textHere } from '../publication/room.ts'
import { editionHere } from './edition-here.ts'
import { lintHere } from './lint.ts'
import { mailHeaders, inScheme } from './mail-frame.ts'
import { editions } from './newsletter.ts'

const readers = ['visitor', 'reader'] as const
const looks = ['light', 'dark', 'text'] as const
const widths = ['phone', 'desktop'] as const
const subjects = ['a', 'b'] as const

/** The newest words as the mail that this kind of reader gets, in a frame, with what there is to say of it. */
export async function showEditionPreview(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return notFound(c, deps)
  const ways = waysHere(c)
  const mail = await mailHere(c, deps, member, edition)
  if (!mail) return notFound(c, deps)
  const text = textHere(c)
  const at = here(c, `${editions}/${edition.editionId}`)
  const query = (change: Partial<typeof ways>) => new URLSearchParams({ ...ways, ...change }).toString()
  const to = (change: Partial<typeof ways>) => `${at}/preview?${query(change)}`
  keepPrivate(c)
  for (const [name, value] of framingHeaders(deps.origin.startsWith('https:'), 'around'))
    c.header(name, value)
  const html = editionPreviewPage({
    frame: newsroomFrame(c, deps, member, { title: text('letters.preview'), area: 'newsletters' }),
    back: { name: edition.content.subject || text('letters.no-subject'), href: at },
    ways: [
      {
        label: text('letters.preview.as'),
        links: readers.map((as) => ({
          name: text(`letters.preview.${as}`),
          href: to({ as }),
          current: as === ways.as,
        })),
      },
      {
        label: text('letters.preview.look'),
        links: looks.map((look) => ({
          name: text(`letters.preview.${look}`),
          href: to({ look }),
          current: look === ways.look,
        })),
      },
      {
        label: text('letters.preview.width'),
        links: widths.map((width) => ({
          name: text(`letters.preview.${width}`),
          href: to({ width }),
          current: width === ways.width,
        })),
      },
      ...(edition.content.otherSubject === null
        ? []
        : [
            {
              label: text('letters.preview.subject'),
              links: subjects.map((variant) => ({
                name: variant.toUpperCase(),
                href: to({ variant }),
                current: variant === ways.variant,
              })),
            },
          ]),
    ],
    width: ways.width,
    src: `${at}/preview/mail?${query({})}`,
    subject: mail.subject,
    preheader: edition.content.preheader,
    sender: `${mail.sender.name} <${mail.sender.address}>`,
    lint: await lintHere(c, deps, edition),
  })
  return c.html(html)
}

/** The mail and nothing else, which the newsroom alone may frame. */
export async function showEditionMail(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  const mail = edition && (await mailHere(c, deps, member, edition))
  if (!edition || !mail) return errorPage(c, deps, 404)
  const { look } = waysHere(c)
  keepPrivate(c)
  for (const [name, value] of mailHeaders) c.header(name, value)
  if (look === 'text') {
    const { language } = edition
    return c.html(textPreviewPage({ text: mail.text, language, dir: directionOf(language) }))
  }
  return c.html(inScheme(mail.html, look))
}

function mailHere(
  c: Asking,
  deps: Deps,
  member: Member,
  edition: EditionDraft,
): Promise<PreviewedMail | undefined> {
  const { as, variant } = waysHere(c)
  const name = as === 'reader' ? member.name : null
  return deps.previewEdition(edition.editionId, { as, variant, email: member.email, name })
}

function waysHere(c: Asking) {
  const one = <Way extends string>(name: string, known: readonly Way[], first: Way): Way =>
    known.find((way) => way === c.req.query(name)) ?? first
  return {
    as: one('as', readers, 'reader'),
    look: one('look', looks, 'light'),
    width: one('width', widths, 'desktop'),
    variant: one('variant', subjects, 'a'),
  }
}

function keepPrivate(c: Asking): void {
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  c.header('referrer-policy', 'no-referrer')
}

import type { AuthorProfile } from '../../../domain/articles/authors.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { portraitsOf } from '../../site/authors.ts'
import { toThemePicture } from '../../site/cards.ts'
import { exceptMerger, mergerPart } from './merger.ts'
import { localizedValues, textHere } from './room.ts'
import { fieldsPerLanguage, nothingSent, type Sent, statusOf, thingFrame } from './things.ts'

/** As many links as an author may have. */
export const LINKS = [1, 2, 3, 4] as const

export async function authorPage(
  c: Asking,
  deps: Deps,
  member: Member,
  author: AuthorProfile,
  sent: Sent = nothingSent,
) {
  const text = textHere(c)
  const at = here(c, `/newsroom/authors/${author.id}`)
  const own = exceptMerger(sent)
  const pictures = await portraitsOf(deps, [author])
  const portrait = toThemePicture(pictures.get(author.portraitId ?? ''), { alt: '' })
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: inLanguage(author.name, c.var.language), area: 'authors' }),
    back: { name: text('shell.area.authors'), href: here(c, '/newsroom/authors') },
    siteHref: { name: text('publication.see'), href: here(c, `/authors/${author.slug}`) },
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values: { ...toValues(author), ...own.values }, errors: own.errors },
      groups: [
        {
          fields: [
            ...fieldsPerLanguage(c, 'name', text('publication.name'), { kind: 'line' }),
            ...fieldsPerLanguage(c, 'role', text('publication.authors.role'), { kind: 'line' }),
            ...fieldsPerLanguage(c, 'bio', text('publication.authors.bio'), { kind: 'text' }),
          ],
        },
        {
          legend: text('publication.authors.links'),
          fields: LINKS.flatMap((number) => [
            {
              kind: 'line' as const,
              name: `linkLabel${number}`,
              label: text('publication.authors.link-label', { number }),
              required: false,
            },
            {
              kind: 'line' as const,
              name: `linkUrl${number}`,
              dir: 'ltr' as const,
              label: text('publication.authors.link-url', { number }),
              required: false,
            },
          ]),
        },
      ],
    },
    parts: [
      {
        id: 'portrait',
        title: text('publication.authors.portrait'),
        items: [
          {
            text: text(`publication.choice.${portrait ? 'other' : 'first'}`),
            href: `${at}/portrait`,
            ...(portrait && { picture: portrait }),
            acts: [],
          },
        ],
      },
      mergerPart(c, at, text('publication.authors.merge-intro'), sent),
    ],
  })
  return c.html(html, statusOf(sent))
}

function toValues({ name, role, bio, links }: AuthorProfile): Record<string, string> {
  return {
    ...localizedValues('name', name),
    ...localizedValues('role', role),
    ...localizedValues('bio', bio),
    ...Object.fromEntries(
      links.slice(0, LINKS.length).flatMap(({ label, url }, index) => [
        [`linkLabel${index + 1}`, label],
        [`linkUrl${index + 1}`, url],
      ]),
    ),
  }
}

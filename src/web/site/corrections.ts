import { type CorrectionPlace, listCorrections } from '../../domain/articles/corrections.ts'
import { directionOf } from '../../lib/languages.ts'
import { say } from '../../theme/language/translate.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { feedLinks } from './lists.ts'

const PAGE = 50

/** What the publication got wrong and put right. `before` leads to older ones. */
export async function corrections(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, ['before'], async (site) => {
    const { language, path } = c.var
    const { languages, name, timeZone } = site.identity
    const text = say({ language, timeZone })
    const before = readPlace(c.req.query('before'))
    const found = await listCorrections(deps.database.db, { language, before }, PAGE + 1)
    const feeds = feedLinks(c, name, path)
    const here = pathIn(languages, language, '/corrections')
    const last = found[PAGE - 1]
    return {
      text: deps.theme.corrections({
        frame: {
          ...buildFrame(c, deps, {
            title: text('article.corrections'),
            description: text('corrections.intro'),
            path: '/corrections',
            openGraph: { type: 'website' },
          }),
          feeds,
        },
        feeds,
        corrections: found.slice(0, PAGE).map((one) => ({
          at: one.at,
          text: one.text,
          article: {
            name: one.headline,
            href: articlePath(languages, one),
            language: one.language,
            dir: directionOf(one.language),
          },
        })),
        pagination: {
          newerHref: before === undefined ? undefined : here,
          olderHref: found.length > PAGE ? `${here}?before=${last?.at}~${last?.id}` : undefined,
        },
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

/** `2016-08-10T07:30:00.000Z~ID`. */
function readPlace(text: string | undefined): CorrectionPlace | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return at === undefined || id === undefined ? undefined : { at, id }
}

import { findOwnArticles } from '../../../domain/articles/find-own.ts'
import { listLibrary } from '../../../domain/media/library.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { ownName } from '../../../lib/languages.ts'
import { articlePath } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { editorPictures } from './pictures.ts'
import { words } from './words.ts'

const LONGEST = 120
const PICTURES = 24

/** Articles to link to: their public address, which a draft has too once it is out. */
export async function searchArticles(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const query = (c.req.query('q') ?? '').slice(0, LONGEST).trim()
  const found = query === '' ? [] : await findOwnArticles(deps.database.db, member, query)
  const { site, language } = c.var
  const results = found.map((article) => {
    const section = site.sections.find(({ id }) => id === article.sectionId)
    const detail = [section && inLanguage(section.name, language), ownName(article.language)]
    return {
      id: article.id,
      workId: article.workId,
      headline: article.headline || words(c)('editor.untitled'),
      href: articlePath(site.identity.languages, article),
      language: article.language,
      state: article.publishedAt === null ? 'draft' : 'published',
      detail: detail.filter(Boolean).join(' · '),
    }
  })
  return c.json({ results })
}

/** Pictures of the library by their words, newest first, or one by its id. */
export async function searchPictures(c: Asking, deps: Deps): Promise<Response> {
  const id = c.req.query('id')
  if (id !== undefined) return c.json({ results: await editorPictures(deps, [id.slice(0, LONGEST)]) })
  const query = (c.req.query('q') ?? '').slice(0, LONGEST).trim()
  const { items } = await listLibrary(deps.database.db, { query, kind: 'picture' }, PICTURES)
  const ids = items.map((item) => item.id)
  const pictures = await editorPictures(deps, ids)
  return c.json({ results: ids.flatMap((one) => pictures.find((picture) => picture.id === one) ?? []) })
}

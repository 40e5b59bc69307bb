import { type Draft, readDraft } from '../../../domain/articles/draft.ts'
import { listVersions } from '../../../domain/articles/language.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import type { ArticleEditorProps } from '../../../theme/contract/newsroom-editor.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { words } from './words.ts'

export async function languageProps(
  c: Asking,
  deps: Deps,
  member: Member,
  draft: Draft,
): Promise<ArticleEditorProps['language']> {
  const versions = await listVersions(deps.database.db, draft.workId, draft.articleId)
  const toLink = (id: string, name: string) => ({ name, href: here(c, `/newsroom/articles/${id}/edit`) })
  const original =
    draft.workId === draft.articleId ? undefined : await readDraft(deps.database.db, member, draft.workId)
  const { languages } = c.var.site.identity
  return {
    action:
      draft.mayEdit && draft.publishedAt === null
        ? here(c, `/newsroom/articles/${draft.articleId}/language`)
        : undefined,
    languages: [...new Set([draft.language, ...languages])].map((code) => ({
      value: code,
      label: ownName(code),
    })),
    of: original && { ...toLink(original.articleId, original.content.headline), id: original.articleId },
    versions: versions.map(({ id, language, headline }) =>
      toLink(id, `${ownName(language)}: ${headline || words(c)('editor.untitled')}`),
    ),
  }
}

import type { StaffRoute } from '../staff-route.ts'
import { createAuthor, createTopic, searchAuthors, searchTopics } from './chosen.ts'
import { copyDraft } from './copy.ts'
import { createArticlePage } from './create.ts'
import { addNoteHere, saveFields } from './fields.ts'
import { changeLanguage } from './change-language.ts'
import { showEditor } from './page.ts'
import { enter } from './presence.ts'
import { saveDraft, showHead } from './save.ts'
import { searchArticles, searchPictures } from './search.ts'

const one = '/newsroom/articles/:id'

export const editorRoutes: StaffRoute[] = [
  { method: 'POST', path: '/newsroom/articles', act: 'article.create', handle: createArticlePage },
  { method: 'GET', path: `${one}/edit`, act: 'article.read', handle: showEditor },
  { method: 'GET', path: `${one}/head`, act: 'article.read', handle: showHead },
  { method: 'POST', path: `${one}/revisions`, act: 'article.edit', handle: saveDraft },
  { method: 'POST', path: `${one}/fields`, act: 'article.edit', handle: saveFields },
  { method: 'POST', path: `${one}/language`, act: 'article.edit', handle: changeLanguage },
  { method: 'POST', path: `${one}/notes`, act: 'article.remark', handle: addNoteHere },
  { method: 'POST', path: `${one}/presence`, act: 'article.edit', handle: enter },
  { method: 'GET', path: '/newsroom/editor/articles', act: 'article.read', handle: searchArticles },
  { method: 'POST', path: '/newsroom/editor/copies', act: 'article.create', handle: copyDraft },
  { method: 'GET', path: '/newsroom/editor/pictures', act: 'article.read', handle: searchPictures },
  { method: 'GET', path: '/newsroom/editor/authors', act: 'article.read', handle: searchAuthors },
  { method: 'POST', path: '/newsroom/editor/authors', act: 'article.edit', handle: createAuthor },
  { method: 'GET', path: '/newsroom/editor/topics', act: 'article.read', handle: searchTopics },
  { method: 'POST', path: '/newsroom/editor/topics', act: 'article.edit', handle: createTopic },
]

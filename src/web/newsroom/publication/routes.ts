import type { StaffRoute } from '../staff-route.ts'
import { publishPage, savePage, showPage, showPages } from './pages.ts'
import { saveIdentity, showIdentity } from './identity.ts'
import { mergeAuthor, saveAuthor, showAuthor, showAuthors } from './authors.ts'
import {
  addRedirects,
  askToRemoveRedirect,
  removeRedirectHere,
  saveRedirect,
  showRedirect,
  showRedirects,
} from './redirects.ts'
import {
  askToRemoveSection,
  newSection,
  placeSection,
  removeSectionHere,
  saveSection,
  showSection,
  showSections,
} from './sections.ts'
import { changeAlias, mergeTopic, newAlias, saveTopic, showTopic, showTopics } from './topics.ts'
import { sendAccess, showAccess, showRecord } from './access.ts'

const author = { act: 'author.edit' } as const

const authors: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/authors', ...author, handle: showAuthors },
  { method: 'GET', path: '/newsroom/authors/:id', ...author, handle: showAuthor },
  { method: 'POST', path: '/newsroom/authors/:id', ...author, handle: saveAuthor },
  { method: 'POST', path: '/newsroom/authors/:id/merger', ...author, handle: mergeAuthor },
]

const section = { act: 'section.edit' } as const

const sections: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/sections', ...section, handle: showSections },
  { method: 'POST', path: '/newsroom/sections', ...section, handle: newSection },
  { method: 'GET', path: '/newsroom/sections/:id', ...section, handle: showSection },
  { method: 'POST', path: '/newsroom/sections/:id', ...section, handle: saveSection },
  { method: 'POST', path: '/newsroom/sections/:id/place', ...section, handle: placeSection },
  { method: 'GET', path: '/newsroom/sections/:id/removal', ...section, handle: askToRemoveSection },
  { method: 'POST', path: '/newsroom/sections/:id/removal', ...section, handle: removeSectionHere },
]

const redirect = { act: 'redirect.edit' } as const

const redirects: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/redirects', ...redirect, handle: showRedirects },
  { method: 'POST', path: '/newsroom/redirects', ...redirect, handle: addRedirects },
  { method: 'GET', path: '/newsroom/redirects/:id', ...redirect, handle: showRedirect },
  { method: 'POST', path: '/newsroom/redirects/:id', ...redirect, handle: saveRedirect },
  { method: 'GET', path: '/newsroom/redirects/:id/removal', ...redirect, handle: askToRemoveRedirect },
  { method: 'POST', path: '/newsroom/redirects/:id/removal', ...redirect, handle: removeRedirectHere },
]

const page = { act: 'page.edit' } as const

const pages: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/pages', ...page, handle: showPages },
  { method: 'GET', path: '/newsroom/pages/:id', ...page, handle: showPage },
  { method: 'POST', path: '/newsroom/pages/:id', ...page, handle: savePage },
  { method: 'POST', path: '/newsroom/pages/:id/publication', ...page, handle: publishPage },
]

const identity: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/identity', act: 'identity.edit', handle: showIdentity },
  { method: 'POST', path: '/newsroom/identity', act: 'identity.edit', handle: saveIdentity },
]

const policy = { act: 'policy.edit' } as const

const access: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/access', ...policy, handle: showAccess },
  { method: 'POST', path: '/newsroom/access', ...policy, handle: sendAccess },
  { method: 'GET', path: '/newsroom/access/record', ...policy, handle: showRecord },
]

const topic = { act: 'topic.edit' } as const

const topics: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/topics', ...topic, handle: showTopics },
  { method: 'GET', path: '/newsroom/topics/:id', ...topic, handle: showTopic },
  { method: 'POST', path: '/newsroom/topics/:id', ...topic, handle: saveTopic },
  { method: 'POST', path: '/newsroom/topics/:id/aliases', ...topic, handle: newAlias },
  { method: 'POST', path: '/newsroom/topics/:id/alias', ...topic, handle: changeAlias },
  { method: 'POST', path: '/newsroom/topics/:id/merger', ...topic, handle: mergeTopic },
]

export const publicationRoutes: StaffRoute[] = [
  ...access,
  ...topics,
  ...authors,
  ...sections,
  ...redirects,
  ...pages,
  ...identity,
]

import type { StaffRoute } from '../staff-route.ts'
import { saveIdentity, showIdentity } from './identity.ts'
import { choosePortrait, showPortrait, uploadPortrait } from './author-portrait.ts'
import { chooseLogo, showLogo, uploadLogo } from './logo.ts'
import { mergeAuthor, saveAuthor, showAuthor, showAuthors } from './authors.ts'
import {
  askToForget,
  askToRemoveEntry,
  forgetHere,
  newEntry,
  placeEntry,
  removeEntryHere,
  saveEntry,
  setVisibility,
  showEntry,
  showNavigation,
} from './navigation.ts'
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
import {
  askToRemoveSeries,
  newSeries,
  placeSeries,
  removeSeriesHere,
  saveSeries,
  showSeries,
  showSeriesList,
} from './series.ts'
import { newPart, placePart, takeOut } from './series-parts.ts'
import { divideHere, showDivision } from './topic-division.ts'
import { mergeTopic, newAlias, removeAliasHere, saveTopic, showTopic, showTopics } from './topics.ts'
import { sendAccess, showAccess, showRecord } from './access.ts'

const author = { act: 'author.edit' } as const

const authors: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/authors', ...author, handle: showAuthors },
  { method: 'GET', path: '/newsroom/authors/:id', ...author, handle: showAuthor },
  { method: 'POST', path: '/newsroom/authors/:id', ...author, handle: saveAuthor },
  { method: 'GET', path: '/newsroom/authors/:id/portrait', ...author, handle: showPortrait },
  { method: 'POST', path: '/newsroom/authors/:id/portrait', ...author, handle: choosePortrait },
  { method: 'POST', path: '/newsroom/authors/:id/portrait/file', ...author, handle: uploadPortrait },
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

const navigationAct = { act: 'navigation.edit' } as const
const entry = '/newsroom/navigation/:id'
const place = '/newsroom/navigation/:language/:place'

const navigation: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/navigation', ...navigationAct, handle: showNavigation },
  { method: 'GET', path: entry, ...navigationAct, handle: showEntry },
  { method: 'POST', path: entry, ...navigationAct, handle: saveEntry },
  { method: 'POST', path: `${entry}/place`, ...navigationAct, handle: placeEntry },
  { method: 'POST', path: `${entry}/visibility`, ...navigationAct, handle: setVisibility },
  { method: 'GET', path: `${entry}/removal`, ...navigationAct, handle: askToRemoveEntry },
  { method: 'POST', path: `${entry}/removal`, ...navigationAct, handle: removeEntryHere },
  // After the entries' own, which look like it.
  { method: 'POST', path: place, ...navigationAct, handle: newEntry },
  { method: 'GET', path: `${place}/removal`, ...navigationAct, handle: askToForget },
  { method: 'POST', path: `${place}/removal`, ...navigationAct, handle: forgetHere },
]

const seriesAct = { act: 'series.edit' } as const
const one = '/newsroom/series/:id'

const series: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/series', ...seriesAct, handle: showSeriesList },
  { method: 'POST', path: '/newsroom/series', ...seriesAct, handle: newSeries },
  { method: 'GET', path: one, ...seriesAct, handle: showSeries },
  { method: 'POST', path: one, ...seriesAct, handle: saveSeries },
  { method: 'POST', path: `${one}/place`, ...seriesAct, handle: placeSeries },
  { method: 'POST', path: `${one}/parts`, ...seriesAct, handle: newPart },
  { method: 'POST', path: `${one}/parts/:part/place`, ...seriesAct, handle: placePart },
  { method: 'POST', path: `${one}/parts/:part/removal`, ...seriesAct, handle: takeOut },
  { method: 'GET', path: `${one}/removal`, ...seriesAct, handle: askToRemoveSeries },
  { method: 'POST', path: `${one}/removal`, ...seriesAct, handle: removeSeriesHere },
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

const identityAct = { act: 'identity.edit' } as const
const logo = '/newsroom/identity/logo/:paper'

const identity: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/identity', ...identityAct, handle: showIdentity },
  { method: 'POST', path: '/newsroom/identity', ...identityAct, handle: saveIdentity },
  { method: 'GET', path: logo, ...identityAct, handle: showLogo },
  { method: 'POST', path: logo, ...identityAct, handle: chooseLogo },
  { method: 'POST', path: `${logo}/file`, ...identityAct, handle: uploadLogo },
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
  { method: 'POST', path: '/newsroom/topics/:id/aliases/removal', ...topic, handle: removeAliasHere },
  { method: 'GET', path: '/newsroom/topics/:id/division', ...topic, handle: showDivision },
  { method: 'POST', path: '/newsroom/topics/:id/division', ...topic, handle: divideHere },
  { method: 'POST', path: '/newsroom/topics/:id/merger', ...topic, handle: mergeTopic },
]

export const publicationRoutes: StaffRoute[] = [
  ...access,
  ...topics,
  ...authors,
  ...sections,
  ...series,
  ...navigation,
  ...redirects,
  ...identity,
]

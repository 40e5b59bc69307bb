import { z } from 'zod'
import type { Member } from '../../../domain/staff/may.ts'
import {
  addAlias,
  editTopic,
  findTopicById,
  listTopicsToEdit,
  mergeTopics,
  removeAlias,
  topicKinds,
} from '../../../domain/topics/edit.ts'
import { findTopicsByName } from '../../../domain/topics/find-by-name.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { describedFrom, describedShape, ifNameless } from './described.ts'
import { askToMerge } from './merger.ts'
import { carryOut, inEveryLanguage, textHere } from './room.ts'
import { back, pageOf, thingFrame } from './things.ts'
import { nameOf, subjectOf, topicHere, TOPICS as list } from './topic-here.ts'
import { topicPage } from './topic-page.ts'

export async function showTopics(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const text = textHere(c)
  const { language } = c.var
  const query = (c.req.query('q') ?? '').slice(0, 200)
  const kind = topicKinds.find((one) => one === c.req.query('kind'))
  const topics = await listTopicsToEdit(deps.database.db, { query, language, ...(kind && { kind }) })
  const { shown, ...pages } = pageOf(c, topics, list)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.topics'), area: 'topics' }),
    intro: text('publication.topics.intro'),
    columns: [text('publication.name'), text('publication.kind'), text('publication.articles')],
    rows: shown.map((topic) => ({
      name: inLanguage(topic.name, language),
      href: here(c, `${list}/${topic.id}`),
      detail: topic.aliases.join(' · ') || undefined,
      cells: [text(`publication.kind.${topic.kind}`), String(topic.count)],
    })),
    filter: {
      action: here(c, list),
      query,
      label: text('publication.topics.search'),
      choice: {
        name: 'kind',
        label: text('publication.kind'),
        value: kind ?? '',
        options: topicKinds.map((value) => ({ value, label: text(`publication.kind.${value}`) })),
      },
      clearHref: query || kind ? here(c, list) : undefined,
    },
    ...pages,
    empty: { title: text('publication.nothing'), why: text('publication.topics.empty') },
  })
  return c.html(html)
}

export async function showTopic(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  return topic ? topicPage(c, deps, member, topic) : errorPage(c, deps, 404)
}

export async function saveTopic(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  if (!topic) return errorPage(c, deps, 404)
  const form = await readForm(c, { ...describedShape(c), kind: z.enum(topicKinds) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const words = { kind: form.fields.kind, ...describedFrom(c, form.fields) }
  const errors = ifNameless(c, words.name)
  if (Object.keys(errors).length > 0)
    return topicPage(c, deps, member, topic, { values: form.fields, errors })
  await carryOut(c, deps, member, async (db) => {
    await editTopic(db, topic.id, words)
    const { kind, name, description } = topic
    return {
      act: 'topic.edit',
      subject: subjectOf(c, topic),
      before: { kind, name, description },
      after: words,
    }
  })
  return back(c, `${list}/${topic.id}`, 'saved')
}

export async function newAlias(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  if (!topic) return errorPage(c, deps, 404)
  const form = await readForm(c, { alias: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const alias = form.fields.alias.trim()
  if (alias === '') return back(c, `${list}/${topic.id}`)
  await carryOut(c, deps, member, async (db) => {
    await addAlias(db, topic.id, alias)
    return { act: 'topic.add-alias', subject: subjectOf(c, topic), after: { alias } }
  })
  return back(c, `${list}/${topic.id}`, 'added')
}

export async function removeAliasHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  if (!topic) return errorPage(c, deps, 404)
  const form = await readForm(c, { alias: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { alias } = form.fields
  const isDone = await carryOut(c, deps, member, async (db) => {
    if (!(await removeAlias(db, topic.id, alias))) return undefined
    return { act: 'topic.remove-alias', subject: subjectOf(c, topic), before: { alias } }
  })
  return back(c, `${list}/${topic.id}`, isDone ? 'removed' : undefined)
}

/** `into`: the name of the topic that remains. Asks first, then does it. */
export async function mergeTopic(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  if (!topic) return errorPage(c, deps, 404)
  const form = await readForm(c, { into: line, confirmed: z.literal('yes').optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { db } = deps.database
  const into = form.fields.confirmed
    ? await findTopicById(db, form.fields.into)
    : (await findTopicsByName(db, form.fields.into.trim() || '\u0001')).find(({ id }) => id !== topic.id)
  const text = textHere(c)
  if (!into || into.id === topic.id)
    return topicPage(c, deps, member, topic, {
      values: { into: form.fields.into },
      errors: { into: text('publication.error.no-topic', { name: form.fields.into }) },
    })
  const names = { name: nameOf(c, topic), into: inLanguage(into.name, c.var.language) }
  if (!form.fields.confirmed)
    return askToMerge(c, deps, member, {
      area: 'topics',
      path: `${list}/${topic.id}`,
      into,
      names,
      why: text('publication.topics.merge-why', names),
    })
  await carryOut(c, deps, member, async (db) => {
    const merged = await mergeTopics(db, deps.clock, {
      from: topic.id,
      into: into.id,
      prefixes: inEveryLanguage(c),
    })
    if (merged !== 'merged') return undefined
    const { slug, name, aliases } = topic
    return {
      act: 'topic.merge',
      subject: subjectOf(c, topic),
      before: { slug, name, aliases },
      after: { into: into.id, name: names.into },
    }
  })
  return back(c, `${list}/${into.id}`, 'merged')
}

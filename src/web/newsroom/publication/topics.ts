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
import type { TopicPage } from '../../../domain/topics/topics.ts'
import { inLanguage } from '../../../lib/localized.ts'
import {
  thingFormPage,
  thingListPage,
  thingQuestionPage,
} from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import {
  carryOut,
  inEveryLanguage,
  localizedFrom,
  localizedValues,
  passage,
  perLanguage,
  textHere,
} from './room.ts'
import { back, fieldsPerLanguage, pageOf, type Sent, statusOf, thingFrame } from './things.ts'
import { nameOf, subjectOf, topicHere, TOPICS as list } from './topic-here.ts'

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
  const shape = { kind: z.enum(topicKinds), ...perLanguage(c, ['name'], line) }
  const form = await readForm(c, { ...shape, ...perLanguage(c, ['description'], passage) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const name = localizedFrom(c, form.fields, 'name')
  const first = `name-${c.var.site.identity.languages[0]}`
  if (Object.keys(name).length === 0)
    return topicPage(c, deps, member, topic, {
      values: { ...stringsOf(form.fields) },
      errors: { [first]: textHere(c)('publication.error.name') },
    })
  const words = { kind: form.fields.kind, name, description: localizedFrom(c, form.fields, 'description') }
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
    return c.html(
      thingQuestionPage({
        frame: thingFrame(c, deps, member, { title: text('publication.merge.ask', names), area: 'topics' }),
        why: text('publication.topics.merge-why', names),
        action: here(c, `${list}/${topic.id}/merger`),
        fields: { into: into.id, confirmed: 'yes' },
        confirm: text('publication.merge.do', names),
        cancelHref: here(c, `${list}/${topic.id}`),
      }),
    )
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

function stringsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function topicPage(
  c: Asking,
  deps: Deps,
  member: Member,
  topic: TopicPage,
  sent: Sent = { values: {}, errors: {} },
) {
  const text = textHere(c)
  const at = `${here(c, list)}/${topic.id}`
  const isMerger = sent.errors['into'] !== undefined
  const values = {
    kind: topic.kind,
    ...localizedValues('name', topic.name),
    ...localizedValues('description', topic.description),
    ...(isMerger ? {} : sent.values),
  }
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: nameOf(c, topic), area: 'topics' }),
    back: { name: text('shell.area.topics'), href: here(c, list) },
    siteHref: { name: text('publication.see'), href: here(c, `/topics/${topic.slug}`) },
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values, errors: isMerger ? {} : sent.errors },
      groups: [
        {
          fields: [
            {
              kind: 'choice',
              name: 'kind',
              label: text('publication.kind'),
              options: topicKinds.map((value) => ({ value, label: text(`publication.kind.${value}`) })),
            },
            ...fieldsPerLanguage(c, 'name', text('publication.name'), { kind: 'line' }),
            ...fieldsPerLanguage(c, 'description', text('publication.introduction'), { kind: 'text' }),
          ],
        },
      ],
    },
    parts: [
      {
        id: 'aliases',
        title: text('publication.topics.aliases'),
        intro: text('publication.topics.aliases-why'),
        items: topic.aliases.map((alias) => ({
          text: alias,
          acts: [
            {
              label: text('publication.topics.remove'),
              about: `${text('publication.topics.remove')}: ${alias}`,
              action: `${at}/aliases/removal`,
              fields: { alias },
            },
          ],
        })),
        form: {
          action: `${at}/aliases`,
          submit: text('publication.add'),
          form: { values: {}, errors: {} },
          groups: [{ fields: [{ kind: 'line', name: 'alias', label: text('publication.topics.alias') }] }],
        },
      },
      {
        id: 'division',
        title: text('publication.division'),
        intro: text('publication.division.look-why'),
        items: [{ text: text('publication.division.look'), href: `${at}/division`, acts: [] }],
      },
      {
        id: 'merger',
        title: text('publication.merge'),
        intro: text('publication.topics.merge-intro'),
        form: {
          action: `${at}/merger`,
          submit: text('publication.merge.look'),
          form: isMerger ? sent : { values: {}, errors: {} },
          groups: [{ fields: [{ kind: 'line', name: 'into', label: text('publication.merge.into') }] }],
        },
      },
    ],
  })
  return c.html(html, statusOf(sent))
}

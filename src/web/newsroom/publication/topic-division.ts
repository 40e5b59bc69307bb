import { z } from 'zod'
import type { Member } from '../../../domain/staff/may.ts'
import { articlesOfTopic, divideTopic, type TopicArticle } from '../../../domain/topics/divide.ts'
import type { TopicPage } from '../../../domain/topics/topics.ts'
import { ownName } from '../../../lib/languages.ts'
import type { ThingGroup } from '../../../theme/contract/newsroom-things.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere, tick } from './room.ts'
import { back, type Sent, statusOf, thingFrame } from './things.ts'
import { nameOf, subjectOf, topicHere, TOPICS as list } from './topic-here.ts'

/** Once these are moved, the next are shown. */
const SHOWN = 100

export async function showDivision(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  if (!topic) return errorPage(c, deps, 404)
  const asked = c.req.query('alias') ?? ''
  const values = topic.aliases.includes(asked) ? { [aliasField(asked)]: 'yes' } : {}
  return divisionPage(c, deps, member, topic, { values, errors: {} })
}

/** Ticked names and articles go to the topic named in `into`; without a name, to one named like the first of them. */
export async function divideHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const topic = await topicHere(c, deps)
  if (!topic) return errorPage(c, deps, 404)
  const articles = await articlesOfTopic(deps.database.db, topic.id, SHOWN)
  const ticks = [...topic.aliases.map(aliasField), ...articles.map(articleField)]
  const ticked: Record<string, z.ZodType<string | undefined>> = Object.fromEntries(
    ticks.map((name) => [name, tick]),
  )
  const form = await readForm(c, { ...ticked, into: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const fields: Record<string, string | undefined> = form.fields
  const aliases = topic.aliases.filter((alias) => fields[aliasField(alias)])
  const articleIds = articles.filter((article) => fields[articleField(article)]).map(({ id }) => id)
  const into = (fields['into'] ?? '').trim() || (aliases[0] ?? '')
  const text = textHere(c)
  const refuse = (field: string, error: string) =>
    divisionPage(c, deps, member, topic, { values: fields, errors: { [field]: error } })
  if (aliases.length + articleIds.length === 0) return refuse('form', text('publication.division.nothing'))
  if (into === '') return refuse('into', text('publication.error.name'))
  if (into.length > 120) return refuse('into', text('publication.error.long'))
  const { languages } = c.var.site.identity
  let target = ''
  const isDone = await carryOut(c, deps, member, async (db) => {
    const divided = await divideTopic(db, topic.id, { into, aliases, articleIds }, languages)
    if (!divided.divided) return undefined
    target = divided.into
    const after = { into, id: target, aliases, articles: articleIds }
    return { act: 'topic.divide', subject: subjectOf(c, topic), before: { aliases: topic.aliases }, after }
  })
  if (!isDone) return refuse('into', text('publication.division.same'))
  return back(c, `${list}/${target}`, 'divided')
}

async function divisionPage(c: Asking, deps: Deps, member: Member, topic: TopicPage, sent: Sent) {
  const text = textHere(c)
  const at = `${here(c, list)}/${topic.id}`
  const articles = await articlesOfTopic(deps.database.db, topic.id, SHOWN)
  const name = nameOf(c, topic)
  const groups: ThingGroup[] = [
    {
      fields: [
        {
          kind: 'line',
          name: 'into',
          required: false,
          label: text('publication.division.into'),
          hint: text('publication.division.into-hint'),
        },
      ],
    },
    {
      legend: text('publication.topics.aliases'),
      fields: topic.aliases.map((alias) => ({ kind: 'tick', name: aliasField(alias), label: alias })),
    },
    {
      legend: text('publication.articles'),
      fields: articles.map((article) => ({
        kind: 'tick',
        name: articleField(article),
        label: article.headline || text('publication.series.untitled'),
        hint: hintOf(c, article, topic.aliases),
      })),
    },
  ]
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, {
      title: text('publication.division.title', { name }),
      area: 'topics',
    }),
    intro: text('publication.division.why'),
    back: { name, href: at },
    main: {
      action: `${at}/division`,
      submit: text('publication.division.do'),
      form: sent,
      groups: groups.filter(({ fields }) => fields.length > 0),
    },
    parts: [],
  })
  return c.html(html, statusOf(sent))
}

/** Which of the names its headline has: it goes with that name, more often than not. */
function hintOf(
  c: Asking,
  { headline, language }: TopicArticle,
  aliases: readonly string[],
): string | undefined {
  const named = aliases.filter((alias) => headline.toLowerCase().includes(alias.toLowerCase()))
  const names = named.map((name) => textHere(c)('publication.division.named', { name }))
  const other = language === c.var.language ? [] : [ownName(language)]
  return [...other, ...names].join(' · ') || undefined
}

/** A name can hold anything; an id of a page cannot. */
function aliasField(alias: string): string {
  return `alias-${Buffer.from(alias).toString('base64url')}`
}

function articleField({ id }: Pick<TopicArticle, 'id'>): string {
  return `article-${id}`
}

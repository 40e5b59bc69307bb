import type { Member } from '../../../domain/staff/may.ts'
import { topicKinds } from '../../../domain/topics/edit.ts'
import type { TopicPage } from '../../../domain/topics/topics.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { describedValues } from './described.ts'
import { exceptMerger, mergerPart } from './merger.ts'
import { textHere } from './room.ts'
import { fieldsPerLanguage, nothingSent, type Sent, statusOf, thingFrame } from './things.ts'
import { nameOf, TOPICS } from './topic-here.ts'

export function topicPage(c: Asking, deps: Deps, member: Member, topic: TopicPage, sent: Sent = nothingSent) {
  const text = textHere(c)
  const at = `${here(c, TOPICS)}/${topic.id}`
  const own = exceptMerger(sent)
  const values = { kind: topic.kind, ...describedValues(topic), ...own.values }
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: nameOf(c, topic), area: 'topics' }),
    back: { name: text('shell.area.topics'), href: here(c, TOPICS) },
    siteHref: { name: text('publication.see'), href: here(c, `/topics/${topic.slug}`) },
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values, errors: own.errors },
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
          form: nothingSent,
          groups: [{ fields: [{ kind: 'line', name: 'alias', label: text('publication.topics.alias') }] }],
        },
      },
      {
        id: 'division',
        title: text('publication.division'),
        intro: text('publication.division.look-why'),
        items: [{ text: text('publication.division.look'), href: `${at}/division`, acts: [] }],
      },
      mergerPart(c, at, text('publication.topics.merge-intro'), sent),
    ],
  })
  return c.html(html, statusOf(sent))
}

import type { Locale } from '../contract/frame.ts'
import type { AuthorProps, SectionProps, TopicProps } from '../contract/reading.ts'
import type { SubscribeFormProps } from '../contract/subscriptions.ts'
import { say } from '../language/translate.ts'
import { CardList, Pagination } from '../parts/card-list.tsx'
import { Document } from '../parts/document.tsx'
import { EventStrip } from '../parts/event-lines.tsx'
import { ListHead } from '../parts/list-head.tsx'
import { Portrait } from '../parts/portrait.tsx'
import { SubscribeForm } from './subscribe-form.tsx'

export const Section = ({ frame, section, events, cards, pagination }: SectionProps) => {
  const { locale } = frame
  return (
    <Document frame={frame} kind="section">
      <ListHead
        label={say(locale)('list.section')}
        title={section.name}
        intro={section.description}
        feeds={section.feeds}
        locale={locale}
      />
      <CardList cards={cards} locale={locale} section={false} leading={!pagination.newerHref} />
      <Pagination pagination={pagination} locale={locale} />
      <EventStrip strip={events} locale={locale} />
    </Document>
  )
}

export const Topic = ({ frame, topic, events, follow, related, cards, pagination }: TopicProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="topic">
      <ListHead
        label={text(`topic.${topic.kind}`)}
        title={topic.name}
        intro={topic.description}
        feeds={topic.feeds}
        locale={locale}
      >
        {topic.aliases.length > 0 ? (
          <p class="aliases">{text('list.also-known', { names: topic.aliases.join(' · ') })}</p>
        ) : null}
      </ListHead>
      <Follow follow={follow} locale={locale} />
      <CardList cards={cards} locale={locale} />
      <Pagination pagination={pagination} locale={locale} />
      <EventStrip strip={events} locale={locale} />
      {related.length > 0 ? (
        <aside class="related" aria-labelledby="related">
          <h2 class="label" id="related">
            {text('list.related')}
          </h2>
          <ul class="topics">
            {related.map(({ name, href, kind }) => (
              <li class={`topic-${kind}`}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </aside>
      ) : null}
    </Document>
  )
}

export const Author = ({ frame, author, events, follow, cards, pagination }: AuthorProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="author">
      <div class="author-head">
        <Portrait author={{ ...author, href: '' }} size="large" />
        <ListHead
          label={author.role ?? text('list.author')}
          title={author.name}
          intro={author.bio}
          feeds={author.feeds}
          locale={locale}
        >
          {author.links.length > 0 ? (
            <ul class="author-links" aria-label={text('list.contact')}>
              {author.links.map(({ name, href }) => (
                <li>
                  <a href={href} rel="me">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </ListHead>
      </div>
      <Follow follow={follow} locale={locale} />
      <section aria-label={text('list.all-articles')}>
        <CardList cards={cards} locale={locale} />
      </section>
      <Pagination pagination={pagination} locale={locale} />
      <EventStrip strip={events} locale={locale} />
    </Document>
  )
}

/** Folded, because it is for few of those who come. */
const Follow = ({ follow, locale }: { follow: SubscribeFormProps | undefined; locale: Locale }) =>
  follow ? (
    <details class="list-follow">
      <summary>{say(locale)('subscribe.follow')}</summary>
      <SubscribeForm subscribe={follow} locale={locale} />
    </details>
  ) : null

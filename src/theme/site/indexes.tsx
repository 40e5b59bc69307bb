import type { AuthorsIndexProps, TopicsIndexProps } from '../contract/reading.ts'
import { number } from '../format.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ListHead } from '../parts/list-head.tsx'
import { Portrait } from '../parts/portrait.tsx'

export const TopicsIndex = ({ frame, feeds, groups }: TopicsIndexProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="topics">
      <ListHead title={text('page.topics')} intro={text('list.topics-intro')} feeds={feeds} locale={locale} />
      {groups.length === 0 ? <p class="empty">{text('list.empty')}</p> : null}
      {groups.map(({ kind, topics }) => (
        <section class="topic-group" aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{text(`topics.${kind}`)}</h2>
          <ul>
            {topics.map(({ name, href, count }) => (
              <li>
                <a href={href}>{name}</a> <span class="count">{number(count, locale)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Document>
  )
}

export const AuthorsIndex = ({ frame, authors }: AuthorsIndexProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="authors">
      <ListHead
        title={text('page.authors')}
        intro={text('list.authors-intro', { name: frame.publication.name })}
        locale={locale}
      />
      <ul class="authors">
        {authors.map((author) => (
          <li>
            <Portrait author={author} size="large" />
            <div>
              <h2>
                <a href={author.href}>{author.name}</a>
              </h2>
              {author.role ? <p class="label">{author.role}</p> : null}
              {author.bio ? <p dir="auto">{author.bio}</p> : null}
              <p class="card-meta">{text('list.articles', { count: author.count })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Document>
  )
}

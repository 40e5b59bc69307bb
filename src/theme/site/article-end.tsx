import type { Locale } from '../contract/frame.ts'
import type { ArticleProps, AuthorBio, TopicLink } from '../contract/reading.ts'
import { say } from '../language/translate.ts'
import { NextCards } from '../parts/next-cards.tsx'
import { Portrait } from '../parts/portrait.tsx'
import { Share } from '../parts/share.tsx'
import { Day } from '../parts/time.tsx'
import { Versions } from '../parts/versions.tsx'
import { SubscribeForm } from './subscribe-form.tsx'

/** What follows the text, walled or not. */
export const ArticleEnd = (props: ArticleProps) => {
  const { frame, article, corrections, topics, authors, versions } = props
  const { locale } = frame
  return (
    <div class="article-end">
      {corrections.length > 0 ? (
        <Corrections corrections={corrections} href={props.correctionsHref} locale={locale} />
      ) : null}
      {props.historyHref ? (
        <p class="history-link">
          <a href={props.historyHref}>{say(locale)('history.of')}</a>
        </p>
      ) : null}
      {topics.length > 0 ? <FoundIn topics={topics} locale={locale} /> : null}
      {authors.length > 0 ? <Bios authors={authors} locale={locale} /> : null}
      {versions.length > 0 ? <Versions title={say(locale)('article.versions')} versions={versions} /> : null}
      {article.series?.next ? <NextPart next={article.series.next} locale={locale} /> : null}
      {props.subscribe ? (
        <div class="article-letters">
          <SubscribeForm subscribe={props.subscribe} locale={locale} />
        </div>
      ) : null}
      <NextForYou {...props} />
      <Share url={article.url} headline={article.headline} locale={locale} />
    </div>
  )
}

const Corrections = ({
  corrections,
  href,
  locale,
}: {
  corrections: ArticleProps['corrections']
  href: string
  locale: Locale
}) => (
  <section class="corrections" aria-labelledby="corrections">
    <h2 class="label" id="corrections">
      {say(locale)('article.corrections')}
    </h2>
    <ul>
      {corrections.map(({ at, text }) => (
        <li>
          <Day at={at} locale={locale} /> <span dir="auto">{text}</span>
        </li>
      ))}
    </ul>
    <p>
      <a href={href}>{say(locale)('corrections.all')}</a>
    </p>
  </section>
)

const FoundIn = ({ topics, locale }: { topics: TopicLink[]; locale: Locale }) => (
  <section class="found-in" aria-labelledby="found-in">
    <h2 class="label" id="found-in">
      {say(locale)('article.found-in')}
    </h2>
    <ul class="topics">
      {topics.map(({ name, href, kind }) => (
        <li class={`topic-${kind}`}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  </section>
)

const Bios = ({ authors, locale }: { authors: AuthorBio[]; locale: Locale }) => (
  <section class="bios" aria-labelledby="bios">
    <h2 class="label" id="bios">
      {say(locale)('article.authors', { count: authors.length })}
    </h2>
    {authors.map((author) => (
      <div class="bio">
        <Portrait author={author} size="large" />
        <div>
          <h3>
            <a href={author.href}>{author.name}</a>
          </h3>
          {author.bio ? <p dir="auto">{author.bio}</p> : null}
          {author.links.length > 0 ? (
            <p class="bio-links">
              {author.links.map(({ name, href }) => (
                <a href={href} rel="me">
                  {name}
                </a>
              ))}
            </p>
          ) : null}
        </div>
      </div>
    ))}
  </section>
)

type Next = NonNullable<NonNullable<ArticleProps['article']['series']>['next']>

const NextPart = ({ next, locale }: { next: Next; locale: Locale }) => (
  <p class="next-part">
    <span class="label">{say(locale)('article.next-part')}</span>{' '}
    <a href={next.href} lang={next.language} dir={next.dir}>
      {next.name}
    </a>
  </p>
)

const NextForYou = ({ frame, next, nextFragmentHref }: ArticleProps) =>
  next.length === 0 && !nextFragmentHref ? null : (
    <section class="next" aria-labelledby="next" hidden={next.length === 0}>
      <h2 id="next">{say(frame.locale)('article.next')}</h2>
      <div class="next-cards" data-next-fragment={nextFragmentHref}>
        <NextCards cards={next} locale={frame.locale} />
      </div>
    </section>
  )

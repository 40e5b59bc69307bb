import { raw } from 'hono/html'
import { asMarkup } from '../parts/document.tsx'
import type { EditionWordsOfMail } from './edition-words.ts'
import { type Dress, light } from './frame.tsx'

export type MailPicture = { src: string; width: number; height: number; alt: string }

/** An article in a mail. Strings are plain text, `bodyHtml` a trusted rendering; every href is whole. */
export type MailArticle = {
  href: string
  headline: string
  kicker: string
  standfirst: string
  authors: string
  minutes: number
  language: string
  dir: 'ltr' | 'rtl'
  picture?: MailPicture
  /** The teaser or the whole; absent: a card. */
  bodyHtml?: string
  /** There is more of it on the site. */
  rest: boolean
}

export type MailSection = { name: string; href: string; articles: MailArticle[] }

export type MailEvent = {
  href: string
  title: string
  standfirst: string
  when: string
  where: string
  isCancelled: boolean
}

type Surroundings = { dress: Dress; words: EditionWordsOfMail }

export function articleInMail(article: MailArticle, around: Surroundings): string {
  return asMarkup(
    article.bodyHtml === undefined ? (
      <ArticleCard article={article} {...around} />
    ) : (
      <ArticleText article={article} {...around} />
    ),
  )
}

export function sectionInMail({ name, href, articles }: MailSection, around: Surroundings): string {
  const { dress, words } = around
  return asMarkup(
    <>
      <h2
        class="ink"
        style={`${textStyle(dress)}margin:34px 0 14px;font-size:24px;line-height:1.25;font-weight:700`}
      >
        {name}
      </h2>
      {articles.map((article) => (
        <ArticleCard article={article} {...around} />
      ))}
      <p style={`${textStyle(dress)}margin:0 0 24px;font-size:16px`}>
        <ReadOn href={href} label={words.all(name)} />
      </p>
    </>,
  )
}

export function eventInMail(event: MailEvent, { dress, words }: Surroundings): string {
  return asMarkup(
    <div class="stone" style={`background:${light.stone};padding:18px 20px;margin:0 0 24px`}>
      <p class="soft" style={`${softStyle(dress)}margin:0 0 6px;font-size:14px`}>
        {event.isCancelled ? words.cancelled : words.event}
      </p>
      <h2
        class="ink"
        style={`${textStyle(dress)}margin:0 0 8px;font-size:21px;line-height:1.25;font-weight:700`}
      >
        <a class="ink" href={event.href} style={`color:${light.ink};text-decoration:none`}>
          {event.title}
        </a>
      </h2>
      <p class="ink" style={`${textStyle(dress)}margin:0 0 8px;font-size:16px;line-height:1.45`}>
        {event.when}
        <br />
        {event.where}
      </p>
      {event.standfirst === '' ? null : (
        <p class="ink" style={`${textStyle(dress)}margin:0 0 8px;font-size:16px;line-height:1.45`}>
          {event.standfirst}
        </p>
      )}
      <p style={`${textStyle(dress)}margin:0;font-size:16px`}>
        <ReadOn href={event.href} label={words.seat} />
      </p>
    </div>,
  )
}

type Shown = Surroundings & { article: MailArticle }

const ArticleCard = ({ article, dress, words }: Shown) => (
  <table
    role="presentation"
    class="rule"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    style={`margin:0 0 20px;border-bottom:1px solid ${light.rule}`}
  >
    <tbody>
      <tr>
        <td
          style={`padding:0 0 18px;vertical-align:top;text-align:${dress.start}`}
          lang={article.language}
          dir={article.dir}
        >
          <Headline article={article} dress={dress} size={21} />
          {article.standfirst === '' ? null : (
            <p class="ink" style={`${textStyle(dress)}margin:0 0 6px;font-size:17px;line-height:1.45`}>
              {article.standfirst}
            </p>
          )}
          <Meta article={article} dress={dress} words={words} />
        </td>
        {article.picture ? (
          <td
            class="thumb"
            width="128"
            style={`width:128px;padding:4px 0 18px;padding-${dress.start}:16px;vertical-align:top`}
          >
            <a href={article.href} aria-hidden="true" tabindex={-1}>
              <img
                src={article.picture.src}
                width="128"
                height={Math.round((article.picture.height * 128) / article.picture.width)}
                alt=""
                style="display:block;border:0"
              />
            </a>
          </td>
        ) : null}
      </tr>
    </tbody>
  </table>
)

const ArticleText = ({ article, dress, words }: Shown) => (
  <div
    class="rule"
    lang={article.language}
    dir={article.dir}
    style={`margin:0 0 28px;padding:0 0 10px;border-bottom:1px solid ${light.rule}`}
  >
    {article.picture ? (
      <a href={article.href}>
        <img
          src={article.picture.src}
          width={article.picture.width}
          height={article.picture.height}
          alt={article.picture.alt || article.headline}
          style={`display:block;border:0;width:100%;max-width:${article.picture.width}px;height:auto;margin:0 0 14px`}
        />
      </a>
    ) : null}
    <Headline article={article} dress={dress} size={26} />
    {article.standfirst === '' ? null : (
      <p
        class="ink"
        style={`${textStyle(dress)}margin:0 0 8px;font-size:19px;line-height:1.4;${dress.apart}`}
      >
        {article.standfirst}
      </p>
    )}
    <Meta article={article} dress={dress} words={words} />
    {raw(article.bodyHtml ?? '')}
    {article.rest ? (
      <p style={`${textStyle(dress)}margin:0 0 18px;font-size:18px`}>
        <ReadOn href={article.href} label={words.readOn} />
      </p>
    ) : null}
  </div>
)

const Headline = ({ article, dress, size }: { article: MailArticle; dress: Dress; size: number }) => (
  <>
    {article.kicker === '' ? null : (
      <p class="soft" style={`${softStyle(dress)}margin:0 0 4px;font-size:14px;line-height:1.4`}>
        {article.kicker}
      </p>
    )}
    <h2
      class="ink"
      style={`${textStyle(dress)}margin:0 0 6px;font-size:${size}px;line-height:1.22;font-weight:700`}
    >
      <a class="ink" href={article.href} style={`color:${light.ink};text-decoration:none`}>
        {article.headline}
      </a>
    </h2>
  </>
)

const Meta = ({ article, dress, words }: Shown) => (
  <p
    class="soft"
    style={`${softStyle(dress)}margin:0 0 ${article.bodyHtml === undefined ? 0 : 16}px;font-size:14px;line-height:1.4`}
  >
    {[article.authors === '' ? '' : words.by(article.authors), words.minutes(article.minutes)]
      .filter(Boolean)
      .join(' · ')}
  </p>
)

const ReadOn = ({ href, label }: { href: string; label: string }) => (
  <a class="link" href={href} style={`color:${light.accent};font-weight:600;text-decoration:underline`}>
    {label}
  </a>
)

function textStyle({ font, start }: Dress): string {
  return `font-family:${font};text-align:${start};color:${light.ink};`
}

function softStyle({ font, start }: Dress): string {
  return `font-family:${font};text-align:${start};color:${light.soft};`
}

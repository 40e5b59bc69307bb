import type { MailArticle, MailEvent, MailSection } from './edition-blocks.tsx'
import type { EditionWordsOfMail } from './edition-words.ts'

/** The text part, written as a letter of its own. */
export type EditionTextProps = {
  publication: string
  name: string
  date: string
  subject: string
  /** With an empty line behind it, or nothing. */
  greeting: string
  body: string
  pageHref?: string
  footer: { why: string; address: string[]; unsubscribeHref?: string; preferencesHref?: string }
  words: EditionWordsOfMail
}

export function renderEditionText(props: EditionTextProps): string {
  const { publication, name, date, subject, greeting, body, pageHref, footer, words } = props
  const links = [
    [words.inBrowser, pageHref],
    [words.preferences, footer.preferencesHref],
    [words.unsubscribe, footer.unsubscribeHref],
  ].flatMap(([label, href]) => (href === undefined ? [] : [`${label}:\n${href}`]))
  const end = [footer.why, ...links, [publication, ...footer.address].join(', ')].join('\n\n')
  return `${publication}\n${name} · ${date}\n\n${underlined(subject, '=')}\n\n${greeting}${body}\n\n-- \n${end}\n`
}

/** `body` as text, where it is more than a card. */
export function articleInText(article: MailArticle, words: EditionWordsOfMail, body?: string): string {
  const meta = [article.authors === '' ? '' : words.by(article.authors), words.minutes(article.minutes)]
  const lines = [
    article.kicker.toLocaleUpperCase(article.language),
    article.headline,
    article.standfirst,
    meta.filter(Boolean).join(' · '),
  ]
  const head = lines.filter(Boolean).join('\n')
  const on = article.rest || body === undefined ? `${words.readWhole}: ${article.href}` : article.href
  return body === undefined ? `${head}\n${on}` : [head, body, on].join('\n\n')
}

export function sectionInText({ name, href, articles }: MailSection, words: EditionWordsOfMail): string {
  const told = articles.map((article) => articleInText(article, words))
  return [underlined(name, '-'), ...told, `${words.all(name)}: ${href}`].join('\n\n')
}

export function eventInText(event: MailEvent, words: EditionWordsOfMail): string {
  const label = event.isCancelled ? words.cancelled : words.event
  const lines = [`${label}: ${event.title}`, event.when, event.where, event.standfirst, event.href]
  return lines.filter(Boolean).join('\n')
}

function underlined(text: string, line: string): string {
  return `${text}\n${line.repeat(Math.min(60, [...text].length))}`
}

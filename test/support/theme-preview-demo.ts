// The demo publication's own files as the theme's props, read roughly: enough to look at, not to publish.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Card, Frame, InterfaceLanguage, Link, Picture } from '../../src/theme/contract/frame.ts'
import type { AuthorBio, TopicKind, TopicLink } from '../../src/theme/contract/reading.ts'

type Names = Record<InterfaceLanguage, string>
type Publication = {
  name: string
  description: Names
  motto: Names
  sections: { slug: string; name: Names; description: string }[]
  series: { name: Names; standfirst: string; introduction: string; articles: string[] }[]
}
type AuthorFile = { slug: string; name: Partial<Names>; role: string; bio: Partial<Names> }[]
type TopicFile = { slug: string; kind: TopicKind; name: Partial<Names> }[]

const demo = new URL('../../demo/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, demo), 'utf8')
function parsed<Shape>(path: string): Shape {
  const value: Shape = JSON.parse(read(path))
  return value
}

export const publication = parsed<Publication>('publication.json')
const authors = parsed<AuthorFile>('authors.json')
const topics = parsed<TopicFile>('topics.json')

const languageLinks = [
  { name: 'English', href: '#', code: 'en', dir: 'ltr' as const },
  { name: 'Français', href: '#', code: 'fr', dir: 'ltr' as const },
  { name: 'العربية', href: '#', code: 'ar', dir: 'rtl' as const },
]

export function frame(language: InterfaceLanguage, title?: string): Frame {
  const sections = publication.sections.map(({ name }, place) => ({
    name: name[language],
    href: '#',
    current: Boolean(title) && place === 0,
  }))
  const series = publication.series.map(({ name }) => ({ name: name[language], href: '#', isSeries: true }))
  return {
    locale: { language, timeZone: 'Europe/Vienna' },
    publication: {
      name: publication.name,
      description: publication.description[language],
      motto: publication.motto[language],
    },
    dir: language === 'ar' ? 'rtl' : 'ltr',
    ...(title ? { title } : {}),
    description: publication.description[language],
    alternates: [],
    feeds: (['rss', 'atom', 'json'] as const).map((type) => ({ title: publication.name, href: '#', type })),
    jsonLd: [{ '@type': 'WebPage', name: '</script>' }],
    assets: { styles: ['site.css'], scripts: [], preloadFonts: [] },
    places: { home: '#', archive: '#', topics: '#', authors: '#', signIn: '#', register: '#', account: '#' },
    header: [...sections, ...series],
    footer: {
      sections,
      publication: [...series, ...['About', 'Privacy', 'Contact'].map((name) => ({ name, href: '#' }))],
    },
    languages: languageLinks.map((link) => ({ ...link, current: link.code === language })),
    edition: '2026-11-22T07:15:00Z',
  }
}

export function picture(name: string, alt: string): Picture {
  return { src: new URL(`pictures/${name}`, demo).href, width: 1600, height: 900, alt }
}

export type DemoArticle = {
  slug: string
  file: string
  card: Card
  summary: string
  lead?: Picture
  topics: string[]
}

/** Newest last in the folder is newest here too: the preview needs an order, not the right one. */
export function cards(language: InterfaceLanguage): Card[] {
  const slugs = readdirSync(new URL('articles/', demo))
    .map((file) => file.split('.')[0] ?? '')
    .filter((slug, place, all) => all.indexOf(slug) === place)
  return slugs.flatMap((slug) => {
    const article = demoArticle(slug, language) ?? demoArticle(slug, 'en')
    return article ? [article.card] : []
  })
}

export function demoArticle(slug: string, language: InterfaceLanguage): DemoArticle | undefined {
  const file = `articles/${slug}${language === 'en' ? '' : `.${language}`}.html`
  if (!existsSync(new URL(file, demo))) return undefined
  const html = read(file)
  const meta = (name: string): string =>
    new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html)?.[1] ?? ''
  const section = publication.sections.find((one) => one.slug === meta('section'))
  const lead = meta('lead') ? picture(meta('lead'), meta('lead-alt')) : undefined
  const card: Card = {
    href: `#${slug}`,
    headline: /<title>([^<]*)/.exec(html)?.[1] ?? '',
    kind: meta('kind') === 'brief' ? 'brief' : 'analysis',
    kicker: meta('kicker'),
    standfirst: meta('standfirst'),
    authors: meta('authors')
      .split(/,\s*/)
      .map((one) => ({ name: nameOf(one, language), href: `#${one}` })),
    published: instantOf(meta('published')),
    minutes: Math.max(1, Math.round(html.split(/\s+/).length / 220)),
    audience: meta('audience') === 'everyone' ? 'everyone' : 'registered',
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    ...(section ? { section: { name: section.name[language], href: `#${section.slug}` } } : {}),
    ...(lead ? { picture: lead } : {}),
  }
  const shown = lead ? { lead: { ...lead, caption: meta('lead-caption'), credit: meta('lead-credit') } } : {}
  return { slug, file, card, summary: meta('summary'), topics: meta('topics').split(/,\s*/), ...shown }
}

function instantOf(published: string): string {
  const days = /^-(\d+)d/.exec(published)?.[1]
  return days
    ? `2026-11-${String(22 - (Number(days) % 21)).padStart(2, '0')}T08:15:00Z`
    : `${published.replace(' ', 'T')}:00Z`
}

function nameOf(slug: string, language: InterfaceLanguage): string {
  const author = authors.find((one) => one.slug === slug)
  return author?.name[language] ?? author?.name.en ?? slug
}

export function authorBio({ name, href }: Link, language: InterfaceLanguage): AuthorBio {
  const slug = href.slice(1)
  const author = authors.find((one) => one.slug === slug)
  return {
    name,
    href,
    bio: author?.bio[language] ?? author?.bio.en ?? '',
    portrait: { src: new URL(`portraits/${slug}.svg`, demo).href, width: 400, height: 400, alt: '' },
    links: [{ name: `${slug}@causeway.example`, href: `mailto:${slug}@causeway.example` }],
  }
}

export function topicLinks(slugs: string[] | undefined, language: InterfaceLanguage): TopicLink[] {
  return topics
    .filter(({ slug }) => !slugs || slugs.includes(slug))
    .map(({ kind, name }) => ({ name: name[language] ?? name.en ?? '', href: '#', kind }))
}

/** The demo's markup is near to what the publication renders; what differs is mended here. */
export function body(slug: string, file: string, part: 'whole' | 'teaser'): string {
  const path = file.startsWith('demo/') ? file.slice('demo/'.length) : file
  const inner = /<body>([\s\S]*)<\/body>/.exec(read(path))?.[1] ?? ''
  const notes: string[] = []
  const html = inner
    .replace(/<span class="footnote">([\s\S]*?)<\/span>(?!<\/span>)/g, (_, note: string) => {
      notes.push(note)
      const n = notes.length
      return `<sup class="footnote-ref"><a id="fnref-${n}" href="#fn-${n}" role="doc-noteref">${n}</a></sup>`
    })
    .replaceAll('<aside class="pull-quote">', '<aside class="pull-quote" role="doc-pullquote">')
    .replaceAll('src="', `width="1600" height="900" src="${new URL('pictures/', demo).href}`)
    .replaceAll('<figure>', '<figure class="figure">')
    .replaceAll('<small>', '<small class="credit">')
    .replaceAll('<table>', '<div class="table-scroll" role="group" tabindex="0" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>')
    .replace(
      /<p class="embed"><a href="([^"]*)">([^<]*)<\/a><\/p>/g,
      '<div class="embed"><p class="embed-title"><a href="$1">$2</a></p><p class="embed-notice">Opens at its own site.</p></div>',
    )
  if (part === 'teaser') return html.split('</p>').slice(0, 3).join('</p>') + '</p>'
  const list = notes.map((note, place) => `<li id="fn-${place + 1}">${note}</li>`).join('')
  return (
    html +
    (list
      ? `<section class="footnotes" role="doc-endnotes"><h2 id="${slug}-notes">Footnotes</h2><ol>${list}</ol></section>`
      : '')
  )
}

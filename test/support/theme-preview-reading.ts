import { body, authorBio, cards, demoArticle, frame, publication, topicLinks } from './theme-preview-demo.ts'
import { siteTheme as theme } from '../../src/theme/site/theme.tsx'
import type { InterfaceLanguage } from '../../src/theme/contract/frame.ts'

/** Every page that is read, with the demo's own texts. */
export function readingPages(language: InterfaceLanguage): Record<string, string> {
  const all = cards(language)
  const analyses = all.filter(({ kind }) => kind === 'analysis')
  const briefs = all.filter(({ kind }) => kind === 'brief')
  const at = (title?: string) => frame(language, title)
  const lead = demoArticle('aleppo-stalemate', language) ?? demoArticle('aleppo-stalemate', 'en')
  if (!lead) throw new Error('The demo has no article about Aleppo.')
  const [series] = publication.series
  const pagination = { olderHref: '#', newerHref: '#' }
  const parts = (series?.articles ?? []).flatMap((slug) => analyses.filter(({ href }) => href === `#${slug}`))
  const article = {
    frame: { ...at(lead.card.headline), signedIn: false },
    article: {
      ...lead.card,
      section: lead.card.section ?? { name: 'Europe', href: '#' },
      authors: lead.card.authors.map((author) => authorBio(author, language)),
      updated: '2016-08-12T14:00:00Z',
      summary: lead.summary,
      lead: lead.lead,
      url: 'https://causeway.example/articles/aleppo-stalemate',
      series: {
        name: series?.name[language] ?? '',
        href: '#',
        part: 1,
        parts: 4,
        next: { name: all[1]?.headline ?? '', href: '#', language, dir: at().dir },
      },
    },
    correctionsHref: '/corrections',
    corrections: [
      { at: '2016-08-12T14:00:00Z', text: 'An earlier version gave the wrong day for the announcement.' },
    ],
    topics: topicLinks(lead.topics, language),
    authors: lead.card.authors.map((author) => authorBio(author, language)),
    versions: [
      {
        headline: 'حصار لا تحتاج موسكو إلى كسبه',
        href: '#',
        language: 'ar',
        languageName: 'العربية',
        dir: 'rtl' as const,
      },
      {
        headline: 'Le siège que Moscou n’a pas besoin de gagner',
        href: '#',
        language: 'fr',
        languageName: 'Français',
        dir: 'ltr' as const,
      },
    ],
    next: analyses.slice(1, 4),
  }
  const told = { headline: lead.card.headline, href: '#', language, dir: at().dir }
  const entry = { at: '2016-08-12T14:00:00Z', isNow: false, amount: { added: 12, removed: 3 } }
  const wall = {
    kind: 'register' as const,
    benefits: benefits[language],
    action: '#',
    next: '/articles/aleppo-stalemate#p-4',
    signInHref: '#',
    reason: { kind: 'meter-spent' as const, limit: 3, renews: '2026-12-01T00:00:00Z' },
    form: empty,
  }
  const section = (slug: string) => all.filter((card) => card.section?.href === `#${slug}`)
  const author = authorBio(lead.card.authors[0] ?? { name: '', href: '#' }, language)
  const related = topicLinks(['aleppo', 'siege', 'frozen-conflict', 'armistice', 'korea'], language)
  return {
    home: theme.home({
      frame: at(),
      lead: lead.card,
      secondary: analyses.filter((card) => card.href !== lead.card.href).slice(0, 3),
      briefs: briefs.slice(0, 8),
      blocks: publication.sections.map(({ slug, name, description }) => ({
        section: { name: name[language], href: '#' },
        ...(language === 'en' ? { description } : {}),
        cards: section(slug).slice(0, 4),
      })),
      ...(series
        ? {
            series: {
              name: series.name[language],
              href: '#',
              standfirst: series.standfirst,
              audience: 'registered' as const,
              parts: parts.map(({ headline, href, minutes }) => ({ headline, href, minutes })),
            },
          }
        : {}),
    }),
    article: theme.article({
      ...article,
      body: {
        kind: 'whole',
        bodyHtml: body(lead.slug, lead.file, 'whole'),
        meter: { left: 2, limit: 3, registerHref: '#', signInHref: '#' },
      },
    }),
    wall: theme.article({
      ...article,
      body: { kind: 'teaser', teaserHtml: body(lead.slug, lead.file, 'teaser'), wall },
    }),
    'wall-wrong': theme.article({
      ...article,
      body: {
        kind: 'teaser',
        teaserHtml: body(lead.slug, lead.file, 'teaser'),
        wall: { ...wall, form: wrong, reason: { kind: 'archive', days: 90 } },
      },
    }),
    earlier: theme.article({
      ...article,
      body: { kind: 'whole', bodyHtml: body(lead.slug, lead.file, 'whole') },
      earlier: { at: '2016-08-10T07:30:00Z', nowHref: '#', changesHref: '#' },
    }),
    history: theme.history({
      frame: at(lead.card.headline),
      article: told,
      isWalled: false,
      entries: [
        { ...entry, kind: 'correction', correction: 'Two pilots, not three.', isNow: true, changesHref: '#' },
        { kind: 'withheld', at: entry.at, reason: 'A court has forbidden it.' },
        { kind: 'note', at: entry.at, correction: 'The announcement was on Tuesday.' },
        { ...entry, kind: 'first', headline: 'Another headline', textHref: '#', amount: undefined },
      ],
    }),
    'history-changes': theme.historyChanges({
      frame: at(lead.card.headline),
      article: told,
      historyHref: '#',
      from: { at: '2016-08-10T07:30:00Z' },
      to: { at: entry.at, correction: 'Two pilots, not three.' },
      fields: [
        {
          field: 'headline',
          runs: [
            { kind: 'removed', text: 'Three' },
            { kind: 'added', text: 'Two' },
          ],
        },
      ],
      blocks: [{ kind: 'changed', type: 'paragraph', runs: [{ kind: 'same', text: 'Pilots.' }] }],
      wall,
    }),
    section: theme.section({
      frame: at(publication.sections[0]?.name[language]),
      section: {
        name: publication.sections[0]?.name[language] ?? '',
        description: publication.sections[0]?.description ?? '',
        feeds: at().feeds,
      },
      cards: section('russia-mideast'),
      pagination: { olderHref: '#' },
    }),
    topic: theme.topic({
      frame: at('Aleppo'),
      topic: {
        name: related[0]?.name ?? '',
        kind: 'place',
        description: 'The largest city of northern Syria.',
        aliases: ['Halab', 'Alep'],
        feeds: at().feeds,
      },
      related,
      cards: all.slice(3, 12),
      pagination,
    }),
    author: theme.author({
      frame: at(author.name),
      author: { ...author, role: 'Russia and the Levant', feeds: at().feeds },
      cards: all.slice(2, 9),
      pagination,
    }),
    series: theme.series({
      frame: at(series?.name[language]),
      series: {
        name: series?.name[language] ?? '',
        standfirst: series?.standfirst ?? '',
        introduction: series?.introduction ?? '',
        audience: 'registered',
        feeds: at().feeds,
      },
      parts,
    }),
    archive: theme.archive({
      frame: at('Archive'),
      feeds: at().feeds,
      years: [2026, 2025, 2016].map((year) => ({
        year,
        count: 48,
        months: [12, 11, 8, 6, 3, 2, 1].map((month) => ({
          month,
          count: month,
          editions: 4,
          events: 0,
          href: '#',
        })),
      })),
    }),
    'archive-month': theme.archiveMonth({
      frame: at('August 2016'),
      year: 2016,
      month: 8,
      archiveHref: '#',
      eventsHref: '#',
      entries: all.slice(0, 6).map((card) => ({ kind: 'article' as const, card })),
      pagination,
      earlierMonth: { year: 2016, month: 7, href: '#' },
      laterMonth: { year: 2016, month: 9, href: '#' },
    }),
    page: theme.staticPage({
      frame: at('About'),
      page: {
        title: 'About Causeway',
        bodyHtml: body('about', 'demo/pages/about.html', 'whole'),
        updated: '2026-01-02T09:00:00Z',
        language: 'en',
        dir: 'ltr',
      },
    }),
    topics: theme.topicsIndex({
      frame: at('Topics'),
      feeds: [],
      groups: (['person', 'organisation', 'place', 'theme'] as const).map((kind) => ({
        kind,
        topics: topicLinks(undefined, language)
          .filter((topic) => topic.kind === kind)
          .map((topic) => ({ ...topic, count: 3 })),
      })),
    }),
    authors: theme.authorsIndex({
      frame: at('Authors'),
      authors: [...new Map(all.flatMap((card) => card.authors).map((one) => [one.href, one])).values()].map(
        (one) => ({ ...authorBio(one, language), count: 9 }),
      ),
    }),
  }
}

export const benefits: Record<InterfaceLanguage, string[]> = {
  en: ['Every analysis and the whole archive', 'The series and special projects', 'Articles saved for later'],
  fr: [
    'Toutes les analyses et les archives',
    'Les séries et projets spéciaux',
    'Vos articles à lire plus tard',
  ],
  ar: ['كل التحليلات والأرشيف كاملًا', 'السلاسل والمشاريع الخاصة', 'المقالات المحفوظة لوقت لاحق'],
}
const empty = { values: {}, errors: {} }
const wrong = { values: { email: 'name@' }, errors: { email: 'email-invalid' as const } }

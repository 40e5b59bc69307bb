import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unnamedPublication } from '../../domain/publication/identity.ts'
import { articleJsonLd, type DescribedArticle, profileJsonLd, websiteJsonLd } from './structured-data.ts'

const origin = 'https://lighthouse.example'
const identity = { ...unnamedPublication, name: 'The Lighthouse', languages: ['en', 'ar'] }
const ada = {
  name: 'Ada Lindqvist',
  href: '/ar/authors/ada-lindqvist',
  links: [
    { name: 'Mail', href: 'mailto:ada@lighthouse.example' },
    { name: 'Elsewhere', href: 'https://ada.example/' },
  ],
}

const described: DescribedArticle = {
  origin,
  identity,
  language: 'ar',
  article: {
    id: 'a',
    workId: 'w',
    revisionId: 'r',
    sectionId: 's',
    kind: 'analysis',
    slug: 'madiq',
    language: 'ar',
    featured: false,
    headline: 'مضيق مسوّر',
    kicker: '',
    standfirst: 'ما الذي يقوله المضيق',
    summary: 'هل هو كذلك؟ نعم.',
    lead: null,
    readingMinutes: 4,
    section: { slug: 'harbour', name: { en: 'The harbour', ar: 'الميناء' } },
    authors: [],
    audience: null,
    publishedAt: '2016-08-10T09:00:00.000Z',
    updatedAt: '2016-08-11T09:00:00.000Z',
    profiles: [],
    topics: [{ id: 't', slug: 'aleppo', kind: 'place', name: { en: 'Aleppo', ar: 'حلب' } }],
    corrections: [],
    versions: [],
  },
  authors: [ada],
  lead: undefined,
  card: `${origin}/cards/ar/madiq.png?v=1`,
  isFree: false,
}

/** As a search engine gets it: what is undefined is not there. */
function asSent(value: unknown) {
  return JSON.parse(JSON.stringify(value))
}

describe('structured data', () => {
  it('describes an article with what Google asks of news', () => {
    const [article] = asSent(articleJsonLd(described))
    assert.equal(article['@type'], 'AnalysisNewsArticle')
    assert.equal(article.headline, 'مضيق مسوّر')
    assert.equal(article.inLanguage, 'ar')
    assert.equal(article.datePublished, '2016-08-10T09:00:00.000Z')
    assert.equal(article.dateModified, '2016-08-11T09:00:00.000Z')
    assert.equal(article.mainEntityOfPage['@id'], `${origin}/ar/articles/madiq`)
    assert.deepEqual(article.image, [described.card])
    assert.equal(article.publisher.name, 'The Lighthouse')
    assert.deepEqual(article.author, [
      {
        '@type': 'Person',
        name: 'Ada Lindqvist',
        url: `${origin}/ar/authors/ada-lindqvist`,
        sameAs: ['https://ada.example/'],
      },
    ])
    assert.deepEqual(article.about, [{ '@type': 'Place', name: 'حلب', url: `${origin}/ar/topics/aleppo` }])
  })

  it('says what is walled, by classes alone', () => {
    const [walled] = asSent(articleJsonLd(described))
    assert.equal(walled.isAccessibleForFree, false)
    for (const part of walled.hasPart) {
      assert.equal(part['@type'], 'WebPageElement')
      assert.equal(part.isAccessibleForFree, false)
      assert.match(part.cssSelector, /^\.[a-z-]+$/)
    }
    const [free] = asSent(articleJsonLd({ ...described, isFree: true }))
    assert.equal(free.isAccessibleForFree, true)
    assert.equal(free.hasPart, undefined)
  })

  it('leads from the front page through the section to the article', () => {
    const [, breadcrumbs] = asSent(articleJsonLd(described))
    assert.deepEqual(
      breadcrumbs.itemListElement.map((step: { position: number; item: string }) => [
        step.position,
        step.item,
      ]),
      [
        [1, `${origin}/ar`],
        [2, `${origin}/ar/sections/harbour`],
        [3, `${origin}/ar/articles/madiq`],
      ],
    )
  })

  it('names the publication and its authors', () => {
    assert.equal(asSent(websiteJsonLd(origin, identity, 'en')).url, `${origin}/`)
    const profile = asSent(profileJsonLd(origin, { ...ada, role: 'Editor', path: '/authors/ada-lindqvist' }))
    assert.equal(profile.mainEntity.url, `${origin}/authors/ada-lindqvist`)
    assert.equal(profile.mainEntity.jobTitle, 'Editor')
  })
})

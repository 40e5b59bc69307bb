import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { hashToken } from '../../lib/hash.ts'
import { countWords } from '../../lib/words.ts'
import { readFileSync } from 'node:fs'
import type { Document } from '../articles/document/document.ts'
import { renderText, wordCount } from '../articles/document/text.ts'
import type { ArticleFile } from './article-file.ts'
import { readBody } from './body.ts'
import { readDemo } from './folder.ts'
import { partsOfEdition } from './newsletter-files.ts'

const folder = fileURLToPath(new URL('../../../demo', import.meta.url))
const demo = await readDemo(folder)
const drawingFiles = globSync('{pictures,portraits}/*.svg', { cwd: folder })
const drawings = new Map(drawingFiles.map((file) => [file, 'a-picture']))
const bodies = new Map(demo.articles.map((article) => [article, readBody(demo, drawings, article)]))

function firstVersions(kind: ArticleFile['kind']): ArticleFile[] {
  return demo.articles.filter((article) => article.kind === kind && article.language === 'en')
}

function bodyOf(article: ArticleFile): Document {
  const body = bodies.get(article)
  assert.ok(body)
  return body
}

/** What is read as prose: not what a picture shows, a table holds or a calculation says. */
function proseOf(article: ArticleFile): Document {
  const beside = ['figure', 'table', 'codeBlock', 'pullQuote', 'embed']
  return { type: 'doc', content: bodyOf(article).content.filter((block) => !beside.includes(block.type)) }
}

describe('the demo has', () => {
  for (const [kind, count, least, most] of [
    ['analysis', 12, 900, 1500],
    ['brief', 36, 120, 250],
  ] as const)
    test(`${count} of kind ${kind}, of ${least} to ${most} words`, () => {
      const articles = firstVersions(kind)
      assert.equal(articles.length, count)
      for (const article of articles) {
        const words = wordCount(proseOf(article))
        assert.ok(words >= least && words <= most, `${article.file} has ${words} words`)
      }
    })

  test('a summary shaped as a question and its answer in every article', () => {
    for (const { file, summary, language } of demo.articles) {
      assert.match(summary, language === 'ar' ? /؟ ./ : /\? ./, file)
      assert.ok(countWords(summary) >= 20 && countWords(summary) <= 70, file)
    }
  })

  test('three to nine topics for an article, each once', () => {
    for (const { file, topics } of demo.articles) {
      assert.ok(topics.length >= 3 && topics.length <= 9, file)
      assert.equal(new Set(topics).size, topics.length, file)
    }
  })

  test('articles in every one of six sections and by every one of five authors', () => {
    const { sections } = demo.publication
    assert.equal(sections.length, 6)
    assert.equal(demo.authors.length, 5)
    assert.ok(sections.some(({ name }) => name.en === 'Russia / Mideast'))
    for (const { slug } of sections)
      assert.ok(
        demo.articles.some(({ section }) => section === slug),
        slug,
      )
    for (const { slug } of demo.authors)
      assert.ok(
        demo.articles.some(({ authors }) => authors.includes(slug)),
        slug,
      )
  })

  test('sections, series, authors and topics named in all three languages', () => {
    for (const { slug, name } of [...demo.publication.sections, ...demo.publication.series, ...demo.topics])
      assert.deepEqual(Object.keys(name), ['en', 'fr', 'ar'], slug)
    for (const { slug, role, bio } of demo.authors)
      for (const words of [role, bio]) assert.deepEqual(Object.keys(words), ['en', 'fr', 'ar'], slug)
  })

  test('60 or more topics of four kinds, all with other names', () => {
    assert.ok(demo.topics.length >= 60)
    assert.equal(new Set(demo.topics.map(({ slug }) => slug)).size, demo.topics.length)
    for (const kind of ['person', 'organisation', 'place', 'theme'])
      assert.ok(demo.topics.filter((topic) => topic.kind === kind).length >= 8, kind)
    for (const { slug, aliases } of demo.topics) assert.ok(aliases.length > 0, slug)
  })

  test('two articles in Arabic and one in French', () => {
    const versions = demo.articles.filter(({ translationOf }) => translationOf !== undefined)
    assert.deepEqual(versions.map(({ language }) => language).toSorted(), ['ar', 'ar', 'fr'])
    assert.ok(versions.every(({ html }) => html.includes('dir="rtl"') || html.includes('lang="fr"')))
  })

  test('a series of four, in which Aleppo stands first', () => {
    const [series] = demo.publication.series
    assert.equal(series?.articles.length, 4)
    assert.equal(series?.articles[0], 'aleppo-stalemate')
  })

  test('ten past editions in three languages, each with prose of its own and something to read on', () => {
    assert.equal(demo.editions.length, 10)
    assert.deepEqual([...new Set(demo.editions.map(({ language }) => language))].toSorted(), [
      'ar',
      'en',
      'fr',
    ])
    for (const { file, html, newsletter, preheader } of demo.editions) {
      assert.ok(
        demo.newsletters.some(({ slug }) => slug === newsletter),
        file,
      )
      const parts = partsOfEdition(html)
      assert.ok(
        parts.some(({ kind }) => kind === 'article'),
        file,
      )
      const prose = parts.map((part) => (part.kind === 'prose' ? part.html : '')).join(' ')
      assert.ok(countWords(prose.replaceAll(/<[^>]+>/g, ' ')) >= 60, file)
      assert.ok(preheader.length <= 120, file)
    }
  })

  test('the pages about, contact and privacy in three languages', () => {
    for (const slug of ['about', 'contact', 'privacy'])
      assert.deepEqual(
        demo.pages
          .filter((page) => page.slug === slug)
          .map(({ language }) => language)
          .toSorted(),
        ['ar', 'en', 'fr'],
      )
    for (const page of demo.pages) assert.ok(wordCount(readBody(demo, drawings, page)) > 60, page.file)
  })
})

describe('every drawing', () => {
  test('is said in words wherever it stands', () => {
    for (const article of demo.articles) {
      if (article.lead) assert.ok(countWords(article.lead.alt) >= 8, article.file)
      for (const block of bodyOf(article).content)
        if (block.type === 'figure') assert.ok(countWords(block.attrs.alt) >= 8, article.file)
    }
  })

  test('is shown somewhere, and stands beside the picture made of it as it is now', async () => {
    const shown = demo.articles.map(({ html }) => html).join('\n')
    for (const file of drawingFiles) {
      const { exif, width, size } = await sharp(
        readFileSync(`${folder}/${file.replace('.svg', '.webp')}`),
      ).metadata()
      const hash = hashToken(readFileSync(`${folder}/${file}`, 'utf8'))
      assert.ok(exif?.includes(hash), `${file} has changed: run bin/demo-pictures`)
      assert.ok((size ?? 0) <= 80_000, file)
      assert.equal(width, file.startsWith('portraits') ? 600 : 1600)
      const name = file.replace(/^.*\//, '')
      assert.ok(shown.includes(`"${name}"`) || demo.authors.some(({ slug }) => name === `${slug}.svg`), file)
    }
  })
})

test('the article on Aleppo holds the facts that were asked of it', () => {
  const article = demo.articles.find(({ slug }) => slug === 'aleppo-stalemate')
  assert.ok(article)
  assert.match(article.summary, /^Does a stalemate in Aleppo serve Moscow better than a victory\?/)
  assert.match(article.published, /^2016-08-/)
  const text = renderText(bodyOf(article))
  for (const fact of [
    /lasted weeks; breaking it took days/,
    /secretary of state.*ruse it would damage the cooperation/s,
    /250,000 civilians were trapped in the east/,
    /thousands had left; other accounts put the figure at barely a hundred/,
    /Medical Society.*bakeries would run out within weeks.*hospitals depend within three to four months/s,
    /Moldova, the South Caucasus and Ukraine/,
  ])
    assert.match(text, fact)
})

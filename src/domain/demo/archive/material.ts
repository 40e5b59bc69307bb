import { countWords } from '../../../lib/words.ts'
import type { Document } from '../../articles/document/document.ts'
import type { Heading, Paragraph } from '../../articles/document/nodes.ts'
import { inlineText, wordCount } from '../../articles/document/text.ts'
import type { Lead } from '../../articles/save.ts'
import type { ArticleFile } from '../article-file.ts'
import { type Drawings, drawingNamed, readBody } from '../body.ts'
import type { Demo } from '../folder.ts'

/** What an archive is put together from: the demo's own words in its first language. */
export type Material = {
  headlines: string[]
  /** To put before a headline. */
  places: string[]
  kickers: string[]
  standfirsts: string[]
  summaries: Record<ArticleFile['kind'], string[]>
  sentences: Sentence[]
  /** Whole paragraphs, with their links, marks and footnotes. */
  passages: { paragraph: Paragraph; words: number }[]
  headings: { heading: Heading; words: number }[]
  leads: Lead[]
}

export type Sentence = { text: string; words: number }

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

export function readMaterial(demo: Demo, drawings: Drawings): Material {
  const [language = 'en'] = demo.publication.languages
  const articles = demo.articles.filter((article) => article.language === language)
  const bodies = articles.map((article) => readBody(demo, drawings, article))
  const passages = bodies.flatMap(paragraphsOf)
  const sentences = passages.flatMap(sentencesOf)
  const summariesOf = (kind: ArticleFile['kind']) =>
    articles.filter((article) => article.kind === kind).map(({ summary }) => summary)
  return {
    headlines: [...articles.map(({ headline }) => headline), ...sentences.flatMap(asHeadline)],
    places: demo.topics.flatMap(({ kind, name }) =>
      kind === 'place' && name[language] ? [name[language]] : [],
    ),
    kickers: articles.map(({ kicker }) => kicker),
    standfirsts: sentences
      .filter(({ text }) => text.length >= 70 && text.length <= 190)
      .map(({ text }) => text),
    summaries: { analysis: summariesOf('analysis'), brief: summariesOf('brief') },
    sentences,
    passages: passages.map((paragraph) => ({ paragraph, words: wordsIn(paragraph) })),
    headings: bodies.flatMap(headingsOf).map((heading) => ({ heading, words: wordsIn(heading) })),
    leads: articles.flatMap(({ file, lead }) => {
      if (!lead) return []
      const { picture, alt, caption, credit } = lead
      return [{ media: drawingNamed(drawings, file, picture), alt, caption, credit }]
    }),
  }
}

function paragraphsOf({ content }: Document): Paragraph[] {
  return content.filter((block) => block.type === 'paragraph')
}

function headingsOf({ content }: Document): Heading[] {
  return content.filter((block) => block.type === 'heading')
}

function sentencesOf({ content }: Paragraph): Sentence[] {
  return [...segmenter.segment(inlineText(content))]
    .map(({ segment }) => segment.trim())
    .filter((text) => /^[\p{Lu}“‘\d].{20,}[.?!”’]$/su.test(text))
    .map((text) => ({ text, words: countWords(text) }))
}

/** A short plain sentence is a headline without its full stop. */
function asHeadline({ text }: Sentence): string[] {
  return text.length >= 24 && text.length <= 68 && /^\p{Lu}[^“”:;?!]*\.$/u.test(text)
    ? [text.slice(0, -1)]
    : []
}

function wordsIn(block: Paragraph | Heading): number {
  return wordCount({ type: 'doc', content: [block] })
}

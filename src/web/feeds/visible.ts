import { isOpen, judge } from '../../domain/access/judge.ts'
import type { Policy } from '../../domain/access/policy.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'
import { cut } from '../../domain/articles/document/cut.ts'
import type { Document, EditionDocument } from '../../domain/articles/document/document.ts'

/** What of a body may stand in a feed, which is read by everyone and counted by nobody. */
export type Visible = { document: Document; withheld: boolean }

/**
 * The whole only where a visitor who has spent the meter may read it whole: a copy in a feed reader cannot be metered.
 * `now` in milliseconds since 1970.
 */
export function visibleInFeeds(card: ArticleCard, body: Document, policy: Policy, now: number): Visible {
  const facts = {
    audience: card.audience,
    section: card.section.slug,
    publishedAt: Date.parse(card.publishedAt),
  }
  const spent = { used: policy.meter.limit, opened: false }
  const verdict = judge(facts, { kind: 'visitor' }, spent, policy, now)
  if (isOpen(verdict)) return { document: body, withheld: false }
  const { teaser, rest } = cut(body)
  return { document: teaser, withheld: rest }
}

/** Feed readers run no scripts, so an embed is a plain link there. */
export function withPlainEmbeds(document: EditionDocument): EditionDocument {
  return {
    ...document,
    content: document.content.map((block) => {
      if (block.type !== 'embed') return block
      const { url, title } = block.attrs
      return {
        type: 'paragraph',
        attrs: { dir: null, lang: null },
        content: [{ type: 'text', text: title || url, marks: [{ type: 'link', attrs: { href: url } }] }],
      }
    }),
  }
}

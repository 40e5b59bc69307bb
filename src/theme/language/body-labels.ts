import type { RenderLabels } from '../../domain/articles/document/rendering.ts'
import type { Locale } from '../contract/frame.ts'
import { say } from './translate.ts'

/** The few words of the interface that stand inside a rendered article. */
export function bodyLabels(locale: Locale): RenderLabels {
  const text = say(locale)
  return {
    footnotes: text('body.footnotes'),
    backToText: (number) => text('body.back-to-text', { number }),
    table: (number) => text('body.table', { number }),
    loadEmbed: (host) => text('body.embed-load', { host }),
    embedNotice: (host) => text('body.embed-notice', { host }),
  }
}

import { type AnyExtension, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { Say } from '../facts.ts'
import type { PictureShelf } from '../pictures.ts'
import { embedView, teaserEndView } from './embed.ts'
import { figureView } from './figure.ts'
import { footnoteView } from './footnote.ts'
import { galleryView } from './gallery.ts'
import { withLines } from './lines.ts'

const CODE_LANGUAGE = /^[\w+#.-]{1,40}$/

/** How nodes stand in the editor that are more than their text. */
export function views(
  say: Say,
  shelf: PictureShelf,
  choose: (set: (id: string, alt: string) => void) => void,
): AnyExtension {
  const source = { name: 'attribution', label: say('source'), empty: null, class: 'line-source' } as const
  return Extension.create({
    name: 'views',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          nodeViews: {
            blockquote: withLines({ tag: 'blockquote', content: 'div', lines: [source] }),
            pullQuote: withLines({ tag: 'aside', class: 'pull-quote', content: 'p', lines: [source] }),
            table: withLines({
              tag: 'div',
              class: 'table-scroll',
              content: 'tbody',
              lines: [{ name: 'caption', label: say('table-caption'), empty: null }],
            }),
            codeBlock: withLines({
              tag: 'div',
              class: 'code-node',
              content: 'code',
              lines: [
                {
                  name: 'language',
                  label: say('code-language'),
                  empty: null,
                  dir: 'ltr',
                  isValid: (text) => CODE_LANGUAGE.test(text),
                },
              ],
            }),
            figure: figureView(say, shelf, choose),
            gallery: galleryView(say, choose),
            embed: embedView(say),
            teaserEnd: teaserEndView(say),
            footnote: footnoteView(say),
          },
        },
      }),
    ],
  })
}

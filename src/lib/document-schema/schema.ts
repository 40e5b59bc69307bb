import { Schema } from 'prosemirror-model'
import {
  anchor,
  articleCount,
  articleForm,
  codeLanguage,
  direction,
  href,
  language,
  level,
  listStart,
  media,
  optionalText,
  requiredText,
  span,
  subject,
  text,
  webAddress,
  width,
} from './attributes.ts'

const flow = { dir: direction, lang: language }
const cell = { content: 'block+', attrs: { colspan: span, rowspan: span }, isolating: true }

/**
 * What a body is made of, under Tiptap's names so that the editor and the server agree. The order of the marks is
 * their order in a rendering, outermost first. `teaserEnd` and the blocks of editions are no blocks, so they cannot stand inside another node; only
 * `parseEdition` takes the latter.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: '(block | teaserEnd | editionBlock)+' },
    paragraph: { group: 'block', content: 'inline*', attrs: flow },
    heading: { group: 'block', content: 'inline*', attrs: { ...flow, level, id: anchor }, defining: true },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+', attrs: { start: listStart } },
    listItem: { content: 'paragraph block*', defining: true },
    blockquote: { group: 'block', content: 'block+', attrs: { attribution: optionalText }, defining: true },
    pullQuote: { group: 'block', content: 'inline*', attrs: { attribution: optionalText }, defining: true },
    callout: { group: 'block', content: 'block+', defining: true },
    figure: {
      group: 'block',
      content: 'inline*',
      attrs: { media, alt: text, credit: optionalText, width },
      draggable: true,
      isolating: true,
    },
    gallery: { group: 'block', content: 'figure+', isolating: true },
    table: { group: 'block', content: 'tableRow+', attrs: { caption: optionalText }, isolating: true },
    tableRow: { content: '(tableCell | tableHeader)*' },
    tableHeader: cell,
    tableCell: cell,
    embed: { group: 'block', atom: true, attrs: { provider: text, url: webAddress, title: text } },
    codeBlock: {
      group: 'block',
      content: 'text*',
      marks: '',
      code: true,
      defining: true,
      attrs: { language: codeLanguage },
    },
    horizontalRule: { group: 'block' },
    plainBlock: {
      group: 'block',
      content: 'text*',
      marks: '',
      code: true,
      defining: true,
      attrs: { label: requiredText },
    },
    teaserEnd: { atom: true },
    articleBlock: { group: 'editionBlock', atom: true, attrs: { work: subject, form: articleForm } },
    sectionBlock: { group: 'editionBlock', atom: true, attrs: { section: subject, count: articleCount } },
    eventBlock: { group: 'editionBlock', atom: true, attrs: { event: subject } },
    text: { group: 'inline phrase' },
    hardBreak: { group: 'inline phrase', inline: true, selectable: false },
    footnote: { group: 'inline', inline: true, content: 'phrase*', isolating: true, atom: true },
  },
  marks: {
    link: { attrs: { href }, inclusive: false },
    language: { attrs: flow },
    bold: {},
    italic: {},
    strike: {},
    superscript: {},
    subscript: {},
    code: { code: true },
  },
})

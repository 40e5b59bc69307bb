import {
  type AnyExtension,
  Extension,
  InputRule,
  markInputRule,
  textblockTypeInputRule,
  wrappingInputRule,
} from '@tiptap/core'
import type { MarkType, NodeType, Schema } from '@tiptap/pm/model'
import { isSafeHref } from '../../lib/document-schema/href.ts'

/** Marks that people type out of habit become what they mean. Backspace takes one back. */
export function markdown(): AnyExtension {
  return Extension.create({
    name: 'markdown',
    addInputRules() {
      const { schema } = this.editor
      return [...blockRules(schema), ...markRules(schema), ruleOf(schema), linkRule(schema)]
    },
  })
}

function blockRules(schema: Schema): InputRule[] {
  const node = (name: string) => nodeOf(schema, name)
  return [
    textblockTypeInputRule({
      find: /^(#{1,4})\s$/,
      type: node('heading'),
      getAttributes: ({ 1: hashes = '' }) => ({ level: Math.max(2, hashes.length) }),
    }),
    wrappingInputRule({ find: /^\s*[-+*]\s$/, type: node('bulletList') }),
    wrappingInputRule({
      find: /^(\d{1,4})[.)]\s$/,
      type: node('orderedList'),
      getAttributes: ({ 1: start }) => ({ start: Number(start) }),
      joinPredicate: ({ 1: start }, before) =>
        before.childCount + Number(before.attrs['start']) === Number(start),
    }),
    wrappingInputRule({ find: /^>\s$/, type: node('blockquote') }),
    textblockTypeInputRule({
      find: /^```([\w+#.-]{0,40})[\s\n]$/,
      type: node('codeBlock'),
      getAttributes: ({ 1: language }) => ({ language: language || null }),
    }),
  ]
}

function markRules(schema: Schema): InputRule[] {
  const rule = (find: RegExp, name: string) => markInputRule({ find, type: markOf(schema, name) })
  return [
    rule(/(?:^|\s)(\*\*(?!\s+\*\*)((?:[^*]+))\*\*(?!\s+\*\*))$/, 'bold'),
    rule(/(?:^|\s)(__(?!\s+__)((?:[^_]+))__(?!\s+__))$/, 'bold'),
    rule(/(?:^|\s)(\*(?!\s+\*)((?:[^*]+))\*(?!\s+\*))$/, 'italic'),
    rule(/(?:^|\s)(_(?!\s+_)((?:[^_]+))_(?!\s+_))$/, 'italic'),
    rule(/(?:^|\s)(~~(?!\s+~~)((?:[^~]+))~~(?!\s+~~))$/, 'strike'),
    rule(/(?:^|\s)(`(?!\s+`)((?:[^`]+))`(?!\s+`))$/, 'code'),
  ]
}

/** Three hyphens alone in a paragraph, and a space. */
function ruleOf(schema: Schema): InputRule {
  return new InputRule({
    find: /^(?:---|—-|\*\*\*)\s$/,
    handler({ state, range }) {
      const $start = state.doc.resolve(range.from)
      if ($start.parent.type.name !== 'paragraph') return null
      const paragraph = nodeOf(schema, 'paragraph').create()
      const rule = nodeOf(schema, 'horizontalRule').create()
      state.tr.replaceWith($start.before(), $start.after(), [rule, paragraph])
      return undefined
    },
  })
}

function linkRule(schema: Schema): InputRule {
  return new InputRule({
    find: /(?:^|\s)\[([^\]]+)\]\(([^)\s]+)\)$/,
    handler({ state, range, match }) {
      const [whole = '', words = '', href = ''] = match
      if (!isSafeHref(href)) return null
      const from = range.from + whole.indexOf('[')
      const link = markOf(schema, 'link').create({ href })
      state.tr.replaceWith(from, range.to, schema.text(words, [link])).removeStoredMark(link)
      return undefined
    },
  })
}

function nodeOf(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new Error(`There is no ${name} in the schema.`)
  return type
}

function markOf(schema: Schema, name: string): MarkType {
  const type = schema.marks[name]
  if (!type) throw new Error(`There is no ${name} in the schema.`)
  return type
}

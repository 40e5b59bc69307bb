import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Editor } from '@tiptap/core'
import fc from 'fast-check'
import { kinds, schemaSpec } from '../src/client/editor/schema.ts'
import { anyDocument, anyEdition } from '../src/domain/articles/document/document.arbitrary.ts'
import { emptyDocument, parseDocument, parseEdition } from '../src/domain/articles/document/document.ts'
import { schema } from '../src/lib/document-schema/schema.ts'

describe('the editor and the server have one schema', () => {
  const editor = new Editor({
    element: null,
    schemaSpec,
    extensions: kinds(),
    content: emptyDocument(),
    injectCSS: false,
  })

  it('kinds of nodes and marks, their order, content and attributes are the same', () => {
    assert.deepEqual(describeSchema(editor.schema), describeSchema(schema))
  })

  it('whatever the server takes goes through the editor unchanged, and back', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const kept = parseDocument(document)
        assert.ok(kept.ok)
        const back = parseDocument(editor.schema.nodeFromJSON(kept.document).toJSON())
        assert.deepEqual(back, kept)
      }),
    )
  })

  it('editions, too, with the articles, sections and events that they show', () => {
    fc.assert(
      fc.property(anyEdition, (edition) => {
        const kept = parseEdition(edition)
        assert.ok(kept.ok)
        assert.deepEqual(parseEdition(editor.schema.nodeFromJSON(kept.document).toJSON()), kept)
      }),
    )
  })
})

function describeSchema({ nodes, marks }: typeof schema) {
  return {
    nodes: Object.values(nodes).map(({ name, spec }) => ({
      name,
      content: spec.content,
      group: spec.group,
      marks: spec.marks,
      flags: [spec.inline, spec.atom, spec.code, spec.defining, spec.isolating, spec.draggable],
      attributes: attributesOf(spec.attrs),
    })),
    marks: Object.values(marks).map(({ name, spec }) => ({
      name,
      inclusive: spec.inclusive,
      code: spec.code,
      attributes: attributesOf(spec.attrs),
    })),
  }
}

type Attributes = Record<string, { default?: unknown; validate?: unknown }> | null | undefined

function attributesOf(attrs: Attributes) {
  return Object.entries(attrs ?? {}).map(([name, attribute]) => ({
    name,
    fallback: attribute.default,
    isRequired: !Object.hasOwn(attribute, 'default'),
    check: attribute.validate,
  }))
}

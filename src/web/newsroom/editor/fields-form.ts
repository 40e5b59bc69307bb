import { z } from 'zod'
import { articleControls } from '../../../lib/editor/article-fields.ts'
import { pageControls } from '../../../lib/editor/page-fields.ts'

const field = z.string().max(20_000)

/** A box that is not ticked sends nothing. */
const boxes: readonly string[] = ['featured']

/** The form beside an article; the script sends the same as JSON. */
export const articleShape = { ...shapeOf(articleControls), head: field, takesBack: field.optional() }
/** The form beside a page. */
export const pageShape = { ...shapeOf(pageControls), head: field }

function shapeOf(names: readonly string[]): Record<string, z.ZodString | z.ZodOptional<z.ZodString>> {
  return Object.fromEntries(names.map((name) => [name, boxes.includes(name) ? field.optional() : field]))
}

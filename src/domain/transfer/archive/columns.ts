import { z } from 'zod'
import { parseDocument, parseEdition, type Parsed } from '../../articles/document/document.ts'
import { isSafeHref } from '../../../lib/document-schema/href.ts'

/** What columns of an archive may hold. */

export const id = z.string().regex(/^[\w-]{1,64}$/)
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
export const language = z.string().regex(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i)
export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const size = z.int().min(1)
/** Of a kind that runs nothing in a browser. */
export const mime = z.string().regex(/^(?:image\/(?:webp|avif|png|jpeg|gif)|application\/pdf)$/)
/** What Postgres can hold. */
export const text = z
  .string()
  .refine((value) => !value.includes('\0') && value.isWellFormed(), 'holds what is no text')
export const count = z.int().min(0)
export const audience = z
  .union([z.literal('everyone'), z.literal('registered'), z.templateLiteral(['plan:', z.string()])])
  .nullable()
export const href = z.string().refine(isSafeHref, 'is no address that a link may lead to')
export const links = z.array(z.strictObject({ label: z.string(), url: href }))
export const path = z.string().regex(/^\/(?!\/)/)

export const document = documentColumn(parseDocument)
export const editionDocument = documentColumn(parseEdition)

export const focalPoint = z
  .strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
  .nullable()

function documentColumn<Kind>(parse: (value: unknown) => Parsed<Kind>) {
  return z.unknown().transform((value, context) => {
    const parsed = parse(value)
    if (parsed.ok) return parsed.document
    context.addIssue({ code: 'custom', message: `${parsed.problem.path}: ${parsed.problem.message}` })
    return z.NEVER
  })
}

import { z } from 'zod'
import { readJson } from '../../lib/json.ts'

const share = z.number().min(0).max(1)

export const focusSchema = z.strictObject({ x: share, y: share })

/** What must stay in sight when a picture is cut: from 0, left and top, to 1. */
export type Focus = z.infer<typeof focusSchema>

export function readFocus(text: string | null): Focus | undefined {
  return text === null ? undefined : readJson(focusSchema, text)
}

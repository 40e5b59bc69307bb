import { z } from 'zod'

/** One place up or down, as buttons move; or to a place counted from 0, where something was dropped. */
export const stepSchema = z.union([
  z.enum(['up', 'down']),
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
])

export type Step = z.infer<typeof stepSchema>

/** The order after the move; undefined where it is the same. */
export function moveTo(order: readonly string[], id: string, step: Step): string[] | undefined {
  const from = order.indexOf(id)
  const wanted = step === 'up' ? from - 1 : step === 'down' ? from + 1 : step
  const to = Math.min(wanted, order.length - 1)
  if (from < 0 || to < 0 || to === from) return undefined
  return order.toSpliced(from, 1).toSpliced(to, 0, id)
}

import { z } from 'zod'

const LARGEST = 20_000

/** Several lines of a form. What no person types is no person's mistake; what is only too long is told them. */
export const prose = z
  .string()
  .max(LARGEST)
  .refine((text) => !text.includes('\0'), { error: 'holds a null byte' })

export const revisionId = z.string().min(1).max(64)

export function tooLong(text: string, longest: number): boolean {
  return text.trim().length > longest
}

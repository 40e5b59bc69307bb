import { inspect } from './inspect.ts'
import type { Refusal } from './refusal.ts'
import { counter, type Made, type Wish, type Workshop } from './workshop.ts'

/** Pictures are shown in these, and never wider than they are. */
export const WIDTHS = [480, 960, 1600] as const

/** Animations have one size: another for each width would weigh more than it saves. */
export const SHOWN_AT_ONCE = 960

export type PictureFile = { ok: true; nature: Shown; made: Made[] } | { ok: false; problem: Refusal }

export type Shown = 'picture' | 'animation' | 'drawing'

/**
 * Reads a picture by its bytes, never by its name, and makes it anew in every width as WebP. Camera data and position
 * are left behind. The widest comes last. Damaged, oversized, hostile and unknown files are refused.
 */
export async function renderPicture(bytes: Uint8Array, workshop: Workshop = counter): Promise<PictureFile> {
  return remake(bytes, (nature) => webp(nature === 'animation' ? [SHOWN_AT_ONCE] : WIDTHS), workshop)
}

/** The best copy that is kept and, as WebP, the one size with which an article can be written at once. */
export async function acceptPicture(bytes: Uint8Array): Promise<PictureFile> {
  return remake(bytes, () => [{ form: 'master' }, ...webp([SHOWN_AT_ONCE])], counter)
}

/** Every size of a picture of this width, in both formats that browsers are offered. */
export function sizesOf(width: number): Wish[] {
  const widths = [...new Set(WIDTHS.map((wide) => Math.min(wide, width)))]
  return [...webp(widths), ...widths.map((width): Wish => ({ form: 'avif', width }))]
}

async function remake(
  bytes: Uint8Array,
  wishes: (nature: Shown) => Wish[],
  workshop: Workshop,
): Promise<PictureFile> {
  const inspected = inspect(bytes)
  if (!inspected.ok) return inspected
  const { nature, weight } = inspected
  if (nature === 'document') return { ok: false, problem: 'unknown-kind' }
  if (weight > workshop.limits.weight) return { ok: false, problem: 'too-heavy' }
  const outcome = await workshop.make({ bytes, nature, wishes: wishes(nature) })
  return outcome.ok ? { ok: true, nature, made: outcome.made } : outcome
}

function webp(widths: readonly number[]): Wish[] {
  return widths.map((width) => ({ form: 'webp', width }))
}

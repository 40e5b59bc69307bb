import { asText, type Loose } from '../loose.ts'

/** Settings of a card, which are words but no text. */
const SETTINGS =
  /^(?:type|version|.*(?:color|style|size|width|height|layout|alignment|position|theme|id|mime\w*|icon|type|src|url|href|row|kind))$/i

/** Every text in a card of any shape, in its order, so that none is lost with a card nobody knows. */
export function cardTexts(card: Loose): string[] {
  return Object.entries(card).flatMap(([key, value]) => (SETTINGS.test(key) ? [] : textsIn(value)))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return withoutTags(asText(value))
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value === 'object' && value !== null) return cardTexts({ ...value })
  return []
}

function withoutTags(value: string): string[] {
  const plain = value
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? [] : [plain]
}

const words =
  'the siege held through winter while trucks waited at the crossing and nobody in either capital would say how long bread and fuel might last before the corridor opened again'.split(
    ' ',
  )

/** A paragraph of so many words, the same each time for the same number. */
export function paragraphOf(count: number, number: number): string {
  const text = Array.from({ length: count }, (_, at) => words[(at * 7 + number * 3) % words.length]).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity'

const preference: Encoding[] = ['br', 'zstd', 'gzip', 'identity']
const known = new Map<string, Encoding>()
const MOST_KNOWN = 500

/** The best encoding a client accepts (RFC 9110, 12.5.3). Browsers send few different headers, so answers are kept. */
export function pickEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity'
  const kept = known.get(acceptEncoding)
  if (kept) return kept
  const weights = readWeights(acceptEncoding)
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? 0.001 : 0)
  const best = preference.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a))
  const picked = weightOf(best) > 0 ? best : 'identity'
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(acceptEncoding, picked)
  return picked
}

function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const part of header.slice(0, 1_000).split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    const weight = q === undefined ? 1 : Number(q.slice(2))
    weights.set(name, Number.isFinite(weight) ? weight : 0)
  }
  return weights
}

/** The media ids of every figure, however deep it stands. */
export function mediaIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mediaIn)
  if (typeof node !== 'object' || node === null) return []
  const own = 'type' in node && node.type === 'figure' && 'attrs' in node ? mediaOf(node.attrs) : []
  return 'content' in node ? [...own, ...mediaIn(node.content)] : own
}

function mediaOf(attrs: unknown): string[] {
  if (typeof attrs !== 'object' || attrs === null || !('media' in attrs)) return []
  return typeof attrs.media === 'string' ? [attrs.media] : []
}

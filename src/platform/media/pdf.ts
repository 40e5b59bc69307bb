import type { Inspected } from './inspect.ts'

/** As far as programs look that guess what a file is. */
const GUESSED = 1_024

/** A PDF is kept as it is, so it must look like one from both ends and like nothing else. It is never opened here. */
export function inspectPdf(bytes: Uint8Array): Inspected {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = file.subarray(0, GUESSED).toString('latin1')
  const tail = file.subarray(-GUESSED).toString('latin1')
  if (/<(?:!doctype|html|head|body|script|svg|iframe)\b/i.test(head))
    return { ok: false, problem: 'two-kinds' }
  if (!/^%PDF-[12]\.\d/.test(head) || !tail.includes('%%EOF')) return { ok: false, problem: 'damaged' }
  return { ok: true, nature: 'document', weight: 0 }
}

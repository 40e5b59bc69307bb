import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

export class TooLarge extends Error {}

const decoders: Record<string, () => Duplex> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

/** Reads and unpacks a body. The limit holds for what comes over the wire and for what it unpacks to. */
export async function readBody(
  response: IncomingMessage,
  limit: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk)
  }
  const limited = atMost(limit)
  try {
    if (Number(response.headers['content-length'] ?? 0) > limit) throw new TooLarge()
    const decoder = decoderOf(response)
    if (decoder) await pipeline(response, limited, decoder, limited, collect, { signal })
    else await pipeline(response, limited, collect, { signal })
    return Buffer.concat(chunks)
  } finally {
    response.destroy()
  }
}

function decoderOf(response: IncomingMessage): Duplex | undefined {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity') return undefined
  const create = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined
  if (!create) throw new Error(`It is packed as ${encoding}, which was not asked for.`)
  return create()
}

function atMost(limit: number) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > limit) throw new TooLarge()
      yield chunk
    }
  }
}

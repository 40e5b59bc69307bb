import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Request } from '../site/ask.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 48 })

/**
 * Readers who come at a steady rate, whether or not those before them have been answered, so that a server which stands
 * still is charged with all who come meanwhile. Answers the milliseconds from asking to the last byte, in no order.
 */
export async function readSteadily(
  port: number,
  requests: readonly Request[],
  perSecond: number,
  seconds: number,
): Promise<number[]> {
  const waits: number[] = []
  const reads: Promise<void>[] = []
  const total = perSecond * seconds
  const began = performance.now()
  while (reads.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - began) * perSecond) / 1000))
    while (reads.length < due) {
      const sentAt = performance.now()
      const next = requests[reads.length % requests.length] ?? { path: '/' }
      reads.push(read(port, next).then(() => void waits.push(performance.now() - sentAt)))
    }
    await delay(1)
  }
  await Promise.all(reads)
  return waits
}

function read(port: number, { path, cookie }: Request): Promise<void> {
  const headers = { host: `localhost:${port}`, 'accept-encoding': 'gzip', ...(cookie && { cookie }) }
  return new Promise((resolve, reject) => {
    const sending = request({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}.`))
      response.resume().once('end', resolve).once('error', reject)
    })
    sending.once('error', reject)
    sending.end()
  })
}

import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type Line = {
  /** The same program, by way of this line. */
  origin: string
  /** From now on nothing comes through, and what was open breaks off. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

/** A line to a program here that can be cut: what a browser emulates ends with the page that it was told on. */
export async function openLine(origin: string): Promise<Line> {
  const { port } = new URL(origin)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(port), 'localhost')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      // Whatever ends one end ends the other.
      socket.on('error', () => undefined)
    }
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const breakOff = () => open.forEach((socket) => socket.destroy())
  return {
    origin: `http://localhost:${portOf(server.address())}`,
    cut() {
      isCut = true
      breakOff()
    },
    mend() {
      isCut = false
    },
    async close() {
      breakOff()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  return address.port
}

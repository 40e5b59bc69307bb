import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type HeldLine = {
  port: number
  /** When the first client has said what it is held at. */
  held: Promise<void>
  close: () => Promise<void>
}

/** A line to a server here that goes dead, without ending, once a client says `at`. Without a server: from the start. */
export async function holdLine(port: number | undefined, at: RegExp): Promise<HeldLine> {
  const sockets = new Set<Socket>()
  const { promise: held, resolve } = Promise.withResolvers<void>()
  const server = createServer((near) => {
    const far = port === undefined ? undefined : connect(port, '127.0.0.1')
    for (const socket of [near, far]) if (socket) sockets.add(socket.on('error', () => undefined))
    near.on('data', (chunk) => {
      if (at.test(chunk.toString())) {
        resolve()
        far?.unpipe(near)
        near.removeAllListeners('data').resume()
      } else far?.write(chunk)
    })
    far?.pipe(near)
    near.on('close', () => far?.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  return {
    port: address.port,
    held,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

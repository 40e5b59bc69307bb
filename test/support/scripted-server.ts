import { createServer, type Socket } from 'node:net'

export type Script = { afterContent: (socket: Socket, raw: string) => void }

/** A mail server of few words that says what no library would. */
export async function startScripted({ afterContent }: Script) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    let text = ''
    let isContent = false
    socket.write('220 here\r\n')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      for (;;) {
        const ending = isContent ? '\r\n.\r\n' : '\r\n'
        const at = text.indexOf(ending)
        if (at < 0) return
        const said = text.slice(0, at)
        text = text.slice(at + ending.length)
        if (isContent) {
          isContent = false
          afterContent(socket, said)
        } else if (/^DATA/i.test(said)) {
          isContent = true
          socket.write('354 go on\r\n')
        } else socket.write('250 OK\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It has no port.')
  return {
    port: address.port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

// A mail server that takes everything and keeps nothing. Prints its port, then how many it has so far every 50 ms.
import { SMTPServer } from 'smtp-server'

let taken = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.resume()
    stream.on('end', () => {
      taken += 1
      done()
    })
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`port ${address.port}\n`)
  setInterval(() => process.stdout.write(`taken ${taken}\n`), 50)
})

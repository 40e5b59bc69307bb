// The reference: `node:http` writing ready bytes, with one HMAC per request and nothing else.
// node bare.ts PORT FOLDER: answers a path with the file of that name in the folder, compressed with gzip beforehand.
import { createHmac, randomBytes } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [, , port, folder = '.'] = process.argv
const key = randomBytes(32)
const files = globSync('**/*.gz', { cwd: folder })
const bodies = new Map(files.map((file) => [`/${file.slice(0, -3)}`, readFileSync(join(folder, file))]))

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const signature = createHmac('sha256', key)
    .update(request.headers.cookie ?? '')
    .digest('base64url')
  const body = bodies.get(request.url ?? '')
  if (!body || signature === '') {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': body.byteLength,
  })
  response.end(body)
})
server.listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))

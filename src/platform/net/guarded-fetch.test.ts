import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { createGuardedFetch, type GuardSettings } from './guarded-fetch.ts'
import { isPublicAddress } from './public-address.ts'

const limits = { bytes: 10_000, milliseconds: 2_000 }

let servers: Server[] = []
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections()
  servers = []
})

/** A server on this machine, and a client that may reach exactly it. */
async function serve(listener: RequestListener, settings: Partial<GuardSettings> = {}) {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  const { port } = address
  const mayAlso = (ip: string, asked: number) => ip === '127.0.0.1' && asked === port
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    fetch: createGuardedFetch({ limits, mayAlso, ...settings }),
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

async function problemOf(answer: ReturnType<ReturnType<typeof createGuardedFetch>>): Promise<string> {
  const response = await answer
  return response.ok ? `answered ${response.status}` : response.problem
}

test('a page is fetched whole, with its status, and without cookies', async () => {
  const { url, fetch } = await serve((request, response) => {
    assert.equal(request.headers.cookie, undefined)
    assert.equal(request.headers.accept, 'image/*')
    response.writeHead(404, { 'content-type': 'text/plain', 'set-cookie': 'a=b' }).end('not here')
  })
  const response = await fetch(`${url}/picture`, { accept: 'image/*' })
  assert.ok(response.ok)
  assert.deepEqual([response.status, response.body.toString()], [404, 'not here'])
  assert.equal(response.headers['content-type'], 'text/plain')
})

const inside = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://127。0。0。1/',
  'http://0/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://192.0.2.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://localhost/',
]
for (const url of inside)
  test(`${url} is refused`, async () => {
    assert.equal(await problemOf(createGuardedFetch({ limits })(url)), 'forbidden-address')
  })

test('addresses that the whole internet can have are public', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '2a00:1450::1'])
    assert.equal(isPublicAddress(address), true, address)
  for (const address of ['', 'example.org', '127.1', '::1%lo', '2606::1%eth0'])
    assert.equal(isPublicAddress(address), false, address)
})

test('other schemes, passwords and nonsense are no addresses', async () => {
  const fetch = createGuardedFetch({ limits })
  for (const url of [
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://x/',
    'http://u:p@example.org/',
    'x',
    '',
  ])
    assert.equal(await problemOf(fetch(url)), 'bad-address', url)
})

test('a name that resolves inside is refused, also when only one of its answers does', async () => {
  const answers: Record<string, string[]> = {
    'inside.example': ['10.0.0.1'],
    'both.example': ['93.184.216.34', '127.0.0.1'],
    'mapped.example': ['::ffff:10.0.0.1'],
    'none.example': [],
  }
  const resolve = async (name: string) => (answers[name] ?? []).map((address) => ({ address, family: 4 }))
  const fetch = createGuardedFetch({ limits, resolve })
  for (const name of Object.keys(answers))
    assert.equal(await problemOf(fetch(`http://${name}/`)), 'forbidden-address', name)
})

test('the address that was checked is the one connected to, whatever the next answer says', async () => {
  let asked = 0
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
  const { port, fetch } = await serve((request, response) => response.end(request.headers.host), { resolve })
  const response = await fetch(`http://rebind.example:${port}/`)
  assert.ok(response.ok)
  assert.equal(response.body.toString(), `rebind.example:${port}`)
  assert.equal(asked, 1)
})

test('redirects are followed and each is judged anew', async () => {
  const { url, fetch } = await serve((request, response) => {
    const targets: Record<string, string> = {
      '/relative': '/end',
      '/inside': 'http://[::ffff:10.0.0.1]/',
      '/file': 'file:///etc/passwd',
      '/loop': '/loop',
    }
    const location = targets[request.url ?? '']
    if (location === undefined) return response.end('the end')
    response.writeHead(302, { location }).end()
  })
  const response = await fetch(`${url}/relative`)
  assert.ok(response.ok)
  assert.deepEqual([response.body.toString(), response.url], ['the end', `${url}/end`])
  assert.equal(await problemOf(fetch(`${url}/inside`)), 'forbidden-address')
  assert.equal(await problemOf(fetch(`${url}/file`)), 'bad-address')
  assert.equal(await problemOf(fetch(`${url}/loop`)), 'too-many-redirects')
})

test('five redirects are followed, six are not', async () => {
  const { url, fetch } = await serve((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) return response.end('the end')
    response.writeHead(301, { location: `/${left - 1}` }).end()
  })
  assert.equal(await problemOf(fetch(`${url}/5`)), 'answered 200')
  assert.equal(await problemOf(fetch(`${url}/6`)), 'too-many-redirects')
})

test('what is packed is unpacked', async () => {
  const packed = {
    gzip: gzipSync('Aleppo'),
    deflate: deflateSync('Aleppo'),
    br: brotliCompressSync('Aleppo'),
  }
  for (const [encoding, body] of Object.entries(packed)) {
    const { url, fetch } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    )
    const response = await fetch(url)
    assert.ok(response.ok)
    assert.equal(response.body.toString(), 'Aleppo')
  }
})

test('too much is refused, announced or not, packed or not', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const { url, fetch } = await serve((request, response) => {
    if (request.url === '/announced') return response.writeHead(200, { 'content-length': 10_001 }).write('x')
    if (request.url === '/bomb') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    if (request.url === '/just') return response.end('x'.repeat(10_000))
    response.write('x'.repeat(6_000))
    response.end('x'.repeat(6_000))
  })
  for (const path of ['/announced', '/streamed', '/bomb'])
    assert.equal(await problemOf(fetch(url + path)), 'too-large', path)
  assert.equal(await problemOf(fetch(`${url}/just`)), 'answered 200')
  assert.equal(await problemOf(fetch(`${url}/just`, { bytes: 100 })), 'too-large')
})

test('too slow is refused: no answer, a trickle, or names that never resolve', async () => {
  const { url, fetch } = await serve((request, response) => {
    if (request.url === '/silent') return
    response.write('x')
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  })
  assert.equal(await problemOf(fetch(`${url}/silent`, { milliseconds: 150 })), 'too-slow')
  assert.equal(await problemOf(fetch(`${url}/trickle`, { milliseconds: 150 })), 'too-slow')
  const stuck = createGuardedFetch({ limits: { ...limits, milliseconds: 150 }, resolve: never })
  assert.equal(await problemOf(stuck('http://example.org/')), 'too-slow')
})

test('a server that is away, breaks off or packs in an unknown way is unreachable', async () => {
  const { url, fetch } = await serve((request, response) => {
    if (request.url === '/odd') return response.writeHead(200, { 'content-encoding': 'lzma' }).end('x')
    if (request.url === '/broken')
      return response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip')
    response.writeHead(200, { 'content-length': 100 }).write('x')
    setTimeout(() => response.destroy(), 20)
  })
  for (const path of ['/odd', '/broken', '/cut'])
    assert.equal(await problemOf(fetch(url + path)), 'unreachable', path)
  servers[0]?.close().closeAllConnections()
  servers = []
  assert.equal(await problemOf(fetch(url)), 'unreachable')
})

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { routes } from '../src/app.ts'
import { writeIdentity } from '../src/domain/publication/identity.ts'
import { securityHeaders } from '../src/web/security-headers.ts'
import { forEachDatabase } from './support/databases.ts'
import { openWorld } from './support/desk.ts'
import { holdClock } from './support/held-clock.ts'
import { ask, askRaw } from './support/http.ts'
import type { TestSite } from './support/site.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let origin: string
  before(async () => {
    const clock = holdClock()
    ;({ site } = await openWorld(databases, clock))
    origin = await site.serve()
  })

  const get = (path: string, headers: Record<string, string> = {}) => ask(origin, path, { headers })
  const status = async (path: string) => (await get(path)).status
  const moved = async (path: string) => {
    const { status, headers } = await get(path)
    return [status, headers.location]
  }

  test('an unknown address is 404 and offers something to read', async () => {
    const unknown = [
      '/articles/nothing-here',
      '/sections/nothing-here',
      '/topics/nothing-here',
      '/authors/nothing-here',
      '/series/nothing-here',
      '/archive/1999/01',
      '/archive/2016/13',
      '/media/nothing.webp',
      '/assets/nothing.js',
      '/sitemaps/nothing.xml',
      '/nothing-here',
      '/a/b/c/d',
      '/sections/nothing-here/feed.rss',
    ]
    for (const path of unknown) {
      const answer = await get(path)
      assert.equal(answer.status, 404, path)
      assert.match(answer.text, /href="\/articles\/a-walled-strait"/, path)
      assert.match(answer.text, /<meta name="robots" content="noindex"/, path)
    }
  })

  test('nobody can tell a draft from what was never written', async () => {
    const draft = await get('/articles/an-unfinished-draft')
    const nothing = await get('/articles/an-unwritten-draft')
    assert.equal(draft.status, 404)
    assert.equal(draft.text, nothing.text)
  })

  test('what was taken down is 410, and what moved leads on', async () => {
    assert.equal(await status('/articles/a-withdrawn-report'), 410)
    assert.equal(await status('/2019/05/dead-lamp'), 410)
    assert.deepEqual(await moved('/2019/05/old-lamp'), [301, '/articles/a-walled-strait'])
    assert.deepEqual(await moved('/2019/05/old-lamp?utm_source=x'), [
      301,
      '/articles/a-walled-strait?utm_source=x',
    ])
  })

  test('a slash at the end leads to the address without, and never to another host', async () => {
    assert.deepEqual(await moved('/archive/'), [301, '/archive'])
    assert.deepEqual(await moved('/archive///?page=x'), [301, '/archive?page=x'])
    assert.deepEqual(await moved('/ar/'), [301, '/ar'])
    for (const path of [
      '//evil.example/',
      '///evil.example/',
      '/en//evil.example',
      '//evil.example/..//',
      '/.//evil.example/',
    ]) {
      const { headers } = await get(path)
      const target = new URL(headers.location ?? '/', 'http://here.example')
      assert.equal(target.host, 'here.example', `${path} → ${headers.location}`)
    }
  })

  test('the first language has no prefix', async () => {
    assert.deepEqual(await moved('/en/articles/a-walled-strait?a=b'), [301, '/articles/a-walled-strait?a=b'])
    assert.deepEqual(await moved('/en'), [301, '/'])
    assert.equal(await status('/ar/articles/madiq-musawwar'), 200)
  })

  test('a language that nobody speaks here, or that the publication has not, is 404', async () => {
    for (const path of ['/de', '/de/archive', '/xx/articles/a-walled-strait', '/EN/archive'])
      assert.equal(await status(path), 404, path)
    const { languages, ...identity } = (await site.deps.site.current()).identity
    assert.deepEqual(languages, ['en', 'fr', 'ar'])
    await writeIdentity(site.deps.database.db, site.deps.clock, { ...identity, languages: ['en'] })
    site.deps.press.clear()
    for (const path of ['/fr', '/fr/archive', '/fr/articles/a-walled-strait', '/ar/about'])
      assert.equal(await status(path), 404, path)
    await writeIdentity(site.deps.database.db, site.deps.clock, { ...identity, languages })
    site.deps.press.clear()
  })

  test('null bytes, broken escapes and other nonsense in an address are never our mistake', async () => {
    const nonsense = [
      '%00',
      'a%00b',
      '%',
      '%zz',
      '%c3%28',
      '%ff',
      '%ed%a0%80',
      '%F0%9F%92%A9',
      '..%2f..%2fetc%2fpasswd',
      "'or'1'='1",
      '%0d%0aSet-Cookie:a=b',
    ]
    const places = [
      '/',
      '/articles/',
      '/sections/',
      '/topics/',
      '/authors/',
      '/series/',
      '/media/',
      '/assets/',
      '/sitemaps/',
      '/cards/en/',
      '/confirmations/',
      '/confirmations/x/',
      '/claim/',
      '/archive?page=',
      '/sign-in?next=',
      '/account?done=',
      '/ar/',
    ]
    for (const place of places) {
      for (const piece of nonsense) {
        const answer = await get(place + piece)
        assert.ok(answer.status < 500, `${place}${piece}: ${answer.status}`)
        assert.doesNotMatch(answer.headerLines.join('\n'), /^set-cookie: a=b/m)
      }
    }
  })

  test('an address may be long, up to what the server reads', async () => {
    assert.equal(await status(`/articles/${'x'.repeat(4_000)}`), 404)
    assert.equal(await status(`/?${'x'.repeat(8_000)}`), 200)
    assert.equal(await status(`/${'x'.repeat(60_000)}`), 431)
    assert.equal((await get('/', { cookie: 'x'.repeat(60_000) })).status, 431)
  })

  test('a method that an address does not know is answered with those it knows', async () => {
    const cases = [
      ['PUT', '/', 'GET, HEAD'],
      ['DELETE', '/articles/a-walled-strait', 'GET, HEAD'],
      ['POST', '/archive', 'GET, HEAD'],
      ['OPTIONS', '/feed.rss', 'GET, HEAD'],
      ['PATCH', '/sign-in', 'GET, HEAD, POST'],
      ['GET', '/account/sign-out', 'POST'],
      ['TRACE', '/', 'GET, HEAD'],
    ]
    for (const [method, path = '', allow] of cases) {
      const answer = await ask(origin, path, { method, headers: { 'sec-fetch-site': 'same-origin' } })
      assert.deepEqual([answer.status, answer.headers.allow], [405, allow], `${method} ${path}`)
    }
  })

  test('every route that is only posted to says so', async () => {
    const posted = routes
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('/newsroom'))
    const got = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
    for (const path of posted.filter((path) => !got.has(path)))
      assert.equal(await status(path.replaceAll(/:\w+(?:\{[^}]*\})?/g, 'x')), 405, path)
  })

  test('a HEAD is answered like a GET, without the body', async () => {
    for (const path of [
      '/',
      '/articles/an-open-sea',
      '/feed.rss',
      '/nothing-here',
      '/robots.txt',
      '/account',
    ]) {
      const [head, whole] = [await ask(origin, path, { method: 'HEAD' }), await get(path)]
      assert.deepEqual([head.status, head.bytes.byteLength], [whole.status, 0], path)
      assert.equal(head.headers['content-type'], whole.headers['content-type'], path)
    }
  })

  test('every answer protects the reader, whatever made it', async () => {
    const cases: [status: number, path: string, method?: string, headers?: Record<string, string>][] = [
      [200, '/'],
      [200, '/'],
      [200, '/articles/an-open-sea'],
      [200, '/articles/a-walled-strait'],
      [200, '/articles/a-walled-strait'],
      [200, '/articles/a-walled-strait', 'HEAD'],
      [304, '/', 'GET', { 'if-none-match': '*' }],
      [304, '/', 'GET', { 'if-none-match': '*' }],
      [200, '/healthz'],
      [301, '/archive/'],
      [303, '/account'],
      [400, '/register', 'POST', { 'sec-fetch-site': 'same-origin' }],
      [403, '/register', 'POST'],
      [404, '/nothing-here'],
      [405, '/', 'PUT', { 'sec-fetch-site': 'same-origin' }],
      [410, '/articles/a-withdrawn-report'],
      [431, `/${'x'.repeat(60_000)}`],
      [400, '/account', 'GET', { host: 'a b' }],
      [400, '/account', 'GET', { host: 'lighthouse.example/articles' }],
    ]
    for (const [expected, path, method = 'GET', headers = {}] of cases) {
      const answer = await ask(origin, path, { method, headers })
      const name = `${method} ${path.slice(0, 40)} ${JSON.stringify(headers)}`
      assert.equal(answer.status, expected, name)
      for (const [header, value] of securityHeaders(false)) assert.equal(answer.headers[header], value, name)
      assert.ok(answer.headers['cache-control'], name)
    }
  })

  test('even what is no HTTP is answered with them', async () => {
    const broken = [
      'HELLO\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n',
      'GET /articles/a-walled-strait whole HTTP/1.1\r\nHost: a\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      'GET /a\\b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nExpect: the-impossible\r\nConnection: close\r\n\r\n',
    ]
    for (const text of broken) {
      const answer = await askRaw(origin, text)
      assert.match(answer, /^HTTP\/1\.1 4\d\d /, text)
      for (const [name] of securityHeaders(false))
        assert.match(answer.toLowerCase(), new RegExp(`^${name}: `, 'm'), text)
    }
    assert.equal(await status('/'), 200)
  })

  test('the Host that a request claims appears nowhere', async () => {
    for (const path of [
      '/',
      '/articles/an-open-sea',
      '/feed.atom',
      '/sitemap.xml',
      '/robots.txt',
      '/archive/',
      '/account',
    ]) {
      const headers = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
      }
      const answer = await get(path, headers)
      assert.doesNotMatch(answer.text + answer.headerLines.join('\n'), /evil\.example/, path)
    }
  })
})

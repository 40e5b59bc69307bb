import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { forEachDatabase } from './support/databases.ts'
import { openWorld } from './support/desk.ts'
import { holdClock } from './support/held-clock.ts'
import { ask, type Asked, form } from './support/http.ts'
import { ORIGIN, type TestSite } from './support/site.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let origin: string
  before(async () => {
    const clock = holdClock()
    ;({ site } = await openWorld(databases, clock))
    origin = await site.serve()
  })

  const get = (path: string, headers: Record<string, string> = {}) => ask(origin, path, { headers })
  const post = (path: string, fields: Record<string, string> | string[][], more: Asked = {}) => {
    const asked = form(fields, ORIGIN)
    return ask(origin, path, { ...asked, ...more, headers: { ...asked.headers, ...more.headers } })
  }

  test('a form is answered with the field that is missing, unknown or there twice', async () => {
    const cases: [fields: string[][], named: RegExp][] = [
      [[], /email/],
      [
        [
          ['email', 'ada@example.org'],
          ['role', 'owner'],
        ],
        /role[^<]*<[^>]*>[^<]*not expected|role.*not expected/s,
      ],
      [
        [
          ['email', 'ada@example.org'],
          ['email', 'eve@example.org'],
        ],
        /email.*repeated/s,
      ],
      [[['email', 'x'.repeat(2_001)]], /email/],
    ]
    for (const [fields, named] of cases) {
      const answer = await post('/register', fields)
      assert.equal(answer.status, 400)
      assert.match(answer.text, named)
    }
    assert.deepEqual(await site.mail(), [])
  })

  test('an address that is none comes back in the form, with what is wrong, and as it was typed', async () => {
    for (const email of [
      'ada',
      'ada@',
      '"><script>alert(1)</script>',
      'ada@example.org\r\nBcc: all@example.org',
    ]) {
      const answer = await post('/sign-in', { email })
      assert.equal(answer.status, 400)
      assert.match(answer.text, /error-summary/)
      assert.doesNotMatch(answer.text, /<script>alert/)
    }
  })

  test('no field may hold a null byte: databases disagree about it', async () => {
    for (const path of ['/register', '/sign-in', '/confirmations/x', '/account/sign-out']) {
      const field = path === '/confirmations/x' ? 'code' : 'email'
      const answer = await post(path, { [field]: 'a\0b@example.org' })
      assert.equal(answer.status, 400, path)
    }
  })

  test('what is not a form is refused by its type', async () => {
    const types = ['application/json', 'text/xml', 'application/x-www-form-urlencodedx', '']
    for (const type of types) {
      const answer = await post(
        '/register',
        {},
        { headers: { 'content-type': type }, body: '{"email":"a@b.c"}' },
      )
      assert.equal(answer.status, 400, type)
      assert.match(answer.text, /content-type/)
    }
    const broken = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--y\r\nnonsense' }
    assert.equal((await post('/register', {}, broken)).status, 400)
  })

  test('a form may come as multipart, but bring no file', async () => {
    const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
    const part = (disposition: string, text: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`
    const send = (body: string) =>
      post(
        '/register',
        {},
        {
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          body: `${body}--${boundary}--\r\n`,
        },
      )
    assert.equal((await send(part('name="email"', 'ada@example.org'))).status, 303)
    const file = await send(part('name="email"; filename="a.txt"', 'ada@example.org'))
    assert.equal(file.status, 400)
    assert.match(file.text, /email/)
  })

  test('a body that is too large is refused, whether it says so or not', async () => {
    const email = 'x'.repeat(70_000)
    assert.equal((await post('/register', { email })).status, 413)
    assert.equal((await post('/register', { email }, { chunked: true })).status, 413)
    assert.equal((await get('/')).status, 200)
  })

  test('a form from another site is refused, and one from nowhere', async () => {
    const fields = { email: 'ada@example.org' }
    const from = (headers: Record<string, string>) =>
      ask(origin, '/register', {
        ...form(fields, ''),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${ORIGIN}.evil.example` },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]
    for (const headers of foreign) assert.equal((await from(headers)).status, 403, JSON.stringify(headers))
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'APPLICATION/X-WWW-FORM-URLENCODED'])
      assert.equal((await from({ 'content-type': type, origin: 'https://evil.example' })).status, 403, type)
    assert.equal((await from({ 'sec-fetch-site': 'same-origin' })).status, 303)
    assert.equal((await from({ origin: ORIGIN })).status, 303)
  })

  test('after a form the reader is where they were, and nowhere else', async () => {
    const cases = [
      ['/articles/a-walled-strait#p-4', '/articles/a-walled-strait#p-4'],
      ['//evil.example', '/'],
      ['/.//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example/', '/'],
      ['/\t/evil.example', '/'],
    ]
    for (const [next = '', kept = ''] of cases) {
      const answer = await get(`/sign-in?next=${encodeURIComponent(next)}`)
      assert.ok(answer.text.includes(`name="next" value="${kept}"`), next)
    }
  })

  test('cookies that are forged, damaged or enormous are as good as none', async () => {
    const bad = [
      'broadsheet-session=',
      `broadsheet-session=${'x'.repeat(43)}`,
      'broadsheet-session=../../etc/passwd; broadsheet-staff=null; broadsheet-visitor=1.2.3.4.5',
      `broadsheet-visitor=${'x'.repeat(8_000)}`,
      '=; ;;;=;a',
      'broadsheet-browser=<script>',
      '%00%ff',
    ]
    for (const cookie of bad) {
      assert.equal((await get('/articles/a-walled-strait', { cookie })).status, 200, cookie)
      assert.equal((await get('/account', { cookie })).status, 303, cookie)
      assert.equal((await get('/fragments/account', { cookie })).status, 200, cookie)
    }
    const asked = await post(
      '/register',
      { email: 'bad@example.org' },
      { headers: { cookie: 'broadsheet-browser=<x>' } },
    )
    assert.match(
      String(asked.headers['set-cookie']),
      /broadsheet-browser=[\w-]{20,}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax/,
    )
  })

  test('nothing that was refused has left a reader, a session or a mail to a stranger', async () => {
    const { db } = site.deps.database
    assert.deepEqual(await db.selectFrom('reader').selectAll().execute(), [])
    assert.deepEqual(await db.selectFrom('session').selectAll().execute(), [])
    const to = (await site.mail()).map((message) => message.to)
    assert.ok(
      to.every((address) => address === 'ada@example.org' || address === 'bad@example.org'),
      `${to}`,
    )
  })
})

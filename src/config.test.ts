import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../test/support/process.ts'
import { CONFIG_KEYS, readConfig } from './config.ts'

const PRIVATE_KEY = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey

function keyFile(content: string): string {
  const file = join(temporaryFolder(), 'dkim.pem')
  writeFileSync(file, content)
  return file
}

test('an empty environment is a whole configuration', () => {
  const read = readConfig({})
  assert.ok(read.ok)
  assert.deepEqual(read.config, {
    port: 4400,
    origin: 'http://localhost:4400',
    dataFolder: join(process.cwd(), 'data'),
    database: { dialect: 'sqlite', path: join(process.cwd(), 'data', 'broadsheet.sqlite') },
    lettersBy: [],
    demo: true,
    trustedProxies: [],
    worksHere: true,
    logLevel: 'info',
  })
})

test('every setting is read', () => {
  const read = readConfig({
    PORT: '8080',
    BROADSHEET_ORIGIN: 'https://News.example.org/',
    BROADSHEET_DATA: '/srv/broadsheet',
    DATABASE_URL: 'postgres://broadsheet:pw@db.example.org/broadsheet',
    SMTP_URL: 'smtps://user:pw@mail.example.org',
    NEWSLETTER_MAIL: 'smtp://one.example.org?weight=3  mailgun://key@letters.example.org',
    DKIM_DOMAIN: 'example.org',
    DKIM_SELECTOR: 'autumn',
    DKIM_KEY_FILE: keyFile(PRIVATE_KEY),
    BOUNCE_ADDRESS: 'bounces@example.org',
    BOUNCE_MAILDIR: '/var/mail/bounces',
    BOUNCE_IMAP: 'imaps://bounces%40example.org:p%2Fw@Mail.example.org/Returned',
    MAILGUN_WEBHOOK_KEY: 'a-key-that-mailgun-signs-with',
    BROADSHEET_DEMO: '0',
    BROADSHEET_SECRET: 'a-secret-of-32-characters-length',
    TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1',
    BROADSHEET_WORK: 'elsewhere',
    METRICS_PORT: '9100',
    LOG_LEVEL: 'warn',
  })
  assert.ok(read.ok)
  assert.deepEqual(read.config, {
    port: 8080,
    origin: 'https://news.example.org',
    dataFolder: '/srv/broadsheet',
    database: { dialect: 'postgres', url: 'postgres://broadsheet:pw@db.example.org/broadsheet' },
    smtpUrl: 'smtps://user:pw@mail.example.org',
    lettersBy: [
      { kind: 'smtp', host: 'one.example.org', port: 587, secure: false, weight: 3, lanes: 5 },
      { kind: 'mailgun', key: 'key', domain: 'letters.example.org', region: 'us', weight: 1, lanes: 10 },
    ],
    signingKey: { domain: 'example.org', selector: 'autumn', privateKey: PRIVATE_KEY },
    bounceAddress: 'bounces@example.org',
    bounceMaildir: '/var/mail/bounces',
    bounceMailbox: {
      host: 'mail.example.org',
      port: 993,
      secure: true,
      user: 'bounces@example.org',
      pass: 'p/w',
      folder: 'Returned',
    },
    mailgunWebhookKey: 'a-key-that-mailgun-signs-with',
    demo: false,
    secret: 'a-secret-of-32-characters-length',
    trustedProxies: ['10.0.0.0/8', '2001:db8::1'],
    worksHere: false,
    metricsPort: 9100,
    logLevel: 'warn',
  })
})

test('a setting that is there but empty counts as absent', () => {
  const read = readConfig({ PORT: '', SMTP_URL: '', BROADSHEET_SECRET: '' })
  assert.ok(read.ok)
  assert.equal(read.config.port, 4400)
  assert.equal(read.config.smtpUrl, undefined)
})

test('every mistake is named at once, and no secret is repeated', () => {
  const read = readConfig({
    PORT: '0',
    BROADSHEET_ORIGIN: 'https://news.example.org/paper',
    DATABASE_URL: 'mysql://root:hunter2@db',
    SMTP_URL: 'mail.example.org',
    NEWSLETTER_MAIL: 'smtp://root:hunter2@mail.example.org?weight=none http://hunter2@x',
    DKIM_SELECTOR: '.',
    DKIM_KEY_FILE: keyFile('hunter2'),
    BOUNCE_ADDRESS: 'hunter2',
    BOUNCE_IMAP: 'imaps://root:hunter2@mail.example.org?folder=hunter2',
    BROADSHEET_DEMO: 'yes',
    BROADSHEET_SECRET: 'hunter2',
    TRUSTED_PROXIES: '10.0.0.0/8, proxy',
    BROADSHEET_WORK: 'there',
    METRICS_PORT: '70000',
    LOG_LEVEL: 'loud',
    BROADSHEET_ORIGN: 'https://news.example.org',
  })
  assert.ok(!read.ok)
  assert.deepEqual(read.problems.map((problem) => problem.split(' ')[0]).toSorted(), [
    'BOUNCE_ADDRESS',
    'BOUNCE_IMAP',
    'BROADSHEET_DEMO',
    'BROADSHEET_ORIGIN',
    'BROADSHEET_ORIGN',
    'BROADSHEET_SECRET',
    'BROADSHEET_WORK',
    'DATABASE_URL',
    'DKIM_DOMAIN',
    'DKIM_KEY_FILE',
    'DKIM_SELECTOR',
    'LOG_LEVEL',
    'METRICS_PORT',
    'NEWSLETTER_MAIL',
    'NEWSLETTER_MAIL',
    'PORT',
    'SMTP_URL',
    'TRUSTED_PROXIES',
  ])
  assert.ok(!read.problems.join().includes('hunter2'))
  assert.ok(read.problems.every((problem) => problem.endsWith('.') && !problem.includes('\n')))
})

for (const wrong of ['ftp://a', 'https://user@a', 'https://a?x', 'https://a/#', 'a.example', 'https://a/b'])
  test(`the origin cannot be ${wrong}`, () => {
    assert.equal(readConfig({ BROADSHEET_ORIGIN: wrong }).ok, false)
  })

test('metrics cannot share the port of the pages', () => {
  assert.equal(readConfig({ PORT: '4400', METRICS_PORT: '4400' }).ok, false)
})

test('letters go by the server of the other mails where no other way is set, and what is half said is an error', () => {
  const read = readConfig({ SMTP_URL: 'smtp://user:pw@mail.example.org:25?pool=true' })
  assert.ok(read.ok)
  assert.deepEqual(read.config.lettersBy, [
    {
      kind: 'smtp',
      host: 'mail.example.org',
      port: 25,
      secure: false,
      auth: { user: 'user', pass: 'pw' },
      weight: 1,
      lanes: 5,
    },
  ])
  assert.equal(readConfig({ SMTP_URL: 'smtp://user@mail.example.org' }).ok, false)
  assert.equal(readConfig({ DKIM_DOMAIN: 'example.org' }).ok, false)
})

test('the configuration cannot be changed', () => {
  const read = readConfig({})
  assert.ok(read.ok)
  assert.ok(Object.isFrozen(read.config))
  assert.ok(Object.isFrozen(read.config.database))
  assert.ok(Object.isFrozen(read.config.trustedProxies))
})

test('docs/operating.md has a row for every setting and for nothing else', () => {
  const page = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8')
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((row) => row[1])
  assert.deepEqual(documented.toSorted(), CONFIG_KEYS.toSorted())
})

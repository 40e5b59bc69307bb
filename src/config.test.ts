import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CONFIG_KEYS, readConfig } from './config.ts'

test('an empty environment is a whole configuration', () => {
  const read = readConfig({})
  assert.ok(read.ok)
  assert.deepEqual(read.config, {
    port: 4400,
    origin: 'http://localhost:4400',
    dataFolder: join(process.cwd(), 'data'),
    database: { dialect: 'sqlite', path: join(process.cwd(), 'data', 'broadsheet.sqlite') },
    demo: true,
    trustedProxies: [],
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
    BROADSHEET_DEMO: '0',
    BROADSHEET_SECRET: 'a-secret-of-32-characters-length',
    TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1',
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
    demo: false,
    secret: 'a-secret-of-32-characters-length',
    trustedProxies: ['10.0.0.0/8', '2001:db8::1'],
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
    BROADSHEET_DEMO: 'yes',
    BROADSHEET_SECRET: 'hunter2',
    TRUSTED_PROXIES: '10.0.0.0/8, proxy',
    METRICS_PORT: '70000',
    LOG_LEVEL: 'loud',
    BROADSHEET_ORIGN: 'https://news.example.org',
  })
  assert.ok(!read.ok)
  assert.deepEqual(read.problems.map((problem) => problem.split(' ')[0]).toSorted(), [
    'BROADSHEET_DEMO',
    'BROADSHEET_ORIGIN',
    'BROADSHEET_ORIGN',
    'BROADSHEET_SECRET',
    'DATABASE_URL',
    'LOG_LEVEL',
    'METRICS_PORT',
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

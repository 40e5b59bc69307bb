import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { publicHalf, type SigningKey } from '../platform/mail/signing-key.ts'
import {
  checkAlignment,
  checkDkim,
  checkDmarc,
  checkMx,
  checkPtr,
  checkSpf,
  type Finding,
  type Resolver,
} from './mail-check.ts'

type Zone = {
  txt?: Record<string, string[]>
  mx?: Record<string, string[]>
  a?: Record<string, string[]>
  ptr?: Record<string, string[]>
}

const find = async <T>(found: T | undefined): Promise<T> => {
  if (found === undefined) throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
  return found
}

function dnsOf({ txt = {}, mx = {}, a = {}, ptr = {} }: Zone): Resolver {
  return {
    // Long records come in pieces.
    resolveTxt: async (name) =>
      (await find(txt[name])).map((record) => [record.slice(0, 40), record.slice(40)]),
    resolveMx: async (name) => (await find(mx[name])).map((exchange, priority) => ({ exchange, priority })),
    resolve: (name, type) => find(type === 'A' ? a[name] : undefined),
    reverse: (address) => find(ptr[address]),
  }
}

function assertFinds({ level, says }: Finding, wanted: Finding['level'], words: RegExp): void {
  assert.equal(level, wanted, says)
  assert.match(says, words)
}

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const key: SigningKey = { domain: 'frontier.example', selector: 'autumn', privateKey }

const spf: [string[] | undefined, Finding['level'], RegExp][] = [
  [undefined, 'bad', /Add a TXT record/],
  [['google-site-verification=x'], 'bad', /Add a TXT record/],
  [['v=spf1 include:mail.example -all', 'v=spf1 ~all'], 'bad', /2 SPF records/],
  [['v=spf1 +all'], 'bad', /whole world/],
  [['v=spf1 ip4:192.0.2.1 ?all'], 'weak', /~all/],
  [['v=spf1 ip4:192.0.2.1'], 'weak', /~all/],
  [['v=spf1 include:mail.example ~all'], 'good', /says who may send/],
]
for (const [records, level, words] of spf)
  test(`SPF ${records?.join(' and ') ?? 'that is missing'} is ${level}`, async () => {
    const dns = dnsOf({ txt: records && { 'frontier.example': records } })
    assertFinds(await checkSpf(dns, 'frontier.example'), level, words)
  })

const dmarc = (record?: string, at = '_dmarc.frontier.example') =>
  checkDmarc(dnsOf({ txt: record === undefined ? {} : { [at]: [record] } }), 'letters.frontier.example')

test('DMARC is looked for at the domain and above it', async () => {
  assertFinds(await dmarc(), 'bad', /Add a TXT record _dmarc\.letters\.frontier\.example/)
  assertFinds(await dmarc('v=DMARC1; rua=mailto:a@b.example'), 'bad', /no valid p=/)
  assertFinds(await dmarc('v=DMARC1; p=none'), 'weak', /p=quarantine/)
  assertFinds(await dmarc('v=DMARC1;p=reject'), 'good', /p=reject/)
  assertFinds(await dmarc('v=DMARC1; p=quarantine', '_dmarc.letters.frontier.example'), 'good', /quarantine/)
})

test('the key in DNS is the public half of the one that signs, and what to publish is said', async () => {
  const check = (record?: string) =>
    checkDkim(
      dnsOf({ txt: record === undefined ? {} : { 'autumn._domainkey.frontier.example': [record] } }),
      key,
    )
  const half = publicHalf(key)
  assertFinds(await check(), 'bad', /Add a TXT record there: v=DKIM1; k=rsa; p=MII/)
  assertFinds(await check('v=DKIM1; p='), 'bad', /withdrawn/)
  assertFinds(await check(`v=DKIM1; p=${half.replace('MII', 'MIJ')}`), 'bad', /not the one in DKIM_KEY_FILE/)
  assertFinds(await check(`v=DKIM1; k=rsa; t=y; p=${half}`), 'weak', /trial/)
  assertFinds(await check(`v=DKIM1; k=rsa; p=${half}`), 'good', /holds the key/)
})

test('answers need a way to the domain', async () => {
  assertFinds(await checkMx(dnsOf({}), 'frontier.example'), 'bad', /cannot be delivered/)
  assertFinds(
    await checkMx(dnsOf({ mx: { 'frontier.example': [''] } }), 'frontier.example'),
    'bad',
    /null MX/,
  )
  const byAddress = dnsOf({ a: { 'frontier.example': ['192.0.2.1'] } })
  assertFinds(await checkMx(byAddress, 'frontier.example'), 'weak', /Add an MX record/)
  const whole = dnsOf({ mx: { 'frontier.example': ['mx.frontier.example'] } })
  assertFinds(await checkMx(whole, 'frontier.example'), 'good', /goes to mx\.frontier\.example/)
})

test('a server has a name that leads back to it', async () => {
  const a = { 'mail.frontier.example': ['192.0.2.1'] }
  const ptr = { '192.0.2.1': ['mail.frontier.example'] }
  assertFinds(await checkPtr(dnsOf({}), 'mail.frontier.example'), 'bad', /has no address/)
  assertFinds(await checkPtr(dnsOf({ a }), 'mail.frontier.example'), 'weak', /has no name/)
  assertFinds(await checkPtr(dnsOf({ ptr }), '192.0.2.1'), 'weak', /does not lead back/)
  assertFinds(await checkPtr(dnsOf({ a, ptr }), 'mail.frontier.example'), 'good', /lead back/)
})

test('who signs is who sends', () => {
  assertFinds(checkAlignment('letters.frontier.example', key), 'good', /signs for/)
  assertFinds(checkAlignment('other.example', key), 'bad', /DMARC wants/)
  assertFinds(checkAlignment('notfrontier.example', key), 'bad', /DMARC wants/)
})

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { invitationPath } from '../../src/domain/staff/accept.ts'
import { recordAudit } from '../../src/domain/staff/audit.ts'
import { revokeInvitation } from '../../src/domain/staff/invite.ts'
import type { Member } from '../../src/domain/staff/may.ts'
import { inviteSomeone } from '../../src/domain/staff/people.fixture.ts'
import { toInstantText } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { plugIn } from '../support/authenticator.ts'
import { launchBrowser } from '../support/browser.ts'
import { type HeldClock, holdClock } from '../support/held-clock.ts'
import { addMember, signInMember } from '../support/newsroom.ts'
import { readConfirmation } from '../support/outbox.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { freePort, temporaryFolder } from '../support/process.ts'
import { openSite, SECRET, type TestSite } from '../support/site.ts'
import { type Judged, openStage, type Stage } from '../support/stage.ts'
import { checkHtml } from '../support/vnu.ts'
import { makeWorld } from '../support/world.ts'

const languages = ['', '/fr', '/ar'] as const
type Prefix = (typeof languages)[number]

describe('the newsroom’s doors and its people', () => {
  const judged: Judged[] = []
  const clock: HeldClock = holdClock()
  let database: Database
  let site: TestSite
  let browser: Browser
  let origin: string
  let olga: Member
  let wanda: Member

  before(async () => {
    const path = join(temporaryFolder(), 'broadsheet.sqlite')
    database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
    await migrate(database, clock, async () => undefined)
    const { sections } = await makeWorld(database.db, clock)
    olga = await addMember(database.db, clock, 'owner', { name: 'Olga Orlov' })
    wanda = await addMember(database.db, clock, 'writer', { name: 'وندا', sectionIds: [sections.harbour] })
    const port = await freePort()
    origin = `http://localhost:${port}`
    site = await openSite(database, clock, origin)
    site.deps.limits.mayAsk = async () => ({ ok: true })
    site.deps.limits.mayConfirm = async () => ({ ok: true })
    await site.serve(port)
    browser = await launchBrowser()
    for (const prefix of languages) {
      await atTheDoor(prefix)
      await atWork(prefix)
    }
  })
  after(async () => {
    await browser.close()
    await site.close()
    await database.close()
  })

  it('axe, the browser and the frame of the page find nothing wrong', () => {
    assert.deepEqual(
      judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`)),
      [],
    )
  })

  it('the Nu HTML checker finds nothing wrong', async () => {
    assert.deepEqual(await checkHtml(judged.map(({ name, html }) => ({ name, html }))), [])
  })

  it('has been everywhere', () => {
    assert.ok(judged.length >= 90, `only ${judged.length} pages were judged`)
  })

  const newStage = async (member?: Member): Promise<Stage> => {
    const stage = await openStage(browser, origin, judged)
    if (!member) return stage
    const [name = '', value = ''] = (await signInMember(database.db, clock, member)).split('=')
    await stage.page.context().addCookies([{ name, value, url: origin }])
    return stage
  }

  const atTheDoor = async (prefix: Prefix) => {
    const stage = await newStage()
    const { open, send, page } = stage
    await open(`${prefix}/newsroom/sign-in?done=signed-out`)
    await send(`${prefix}/newsroom/sign-in`, { email: 'olga at the lighthouse' }, 400)
    await send(`${prefix}/newsroom/sign-in/passkey`, { challenge: 'x', credential: '{}' }, 400)
    await send(`${prefix}/newsroom/sign-in`, { email: olga.email })
    const codePage = new URL(page.url()).pathname
    await send(codePage, { code: '1' }, 400)
    const message = (await site.mail()).at(-1)
    const { link } = readConfirmation(message?.subject ?? '', message?.text ?? '')
    const path = new URL(link).pathname
    await open(path)
    const other = await newStage()
    await other.open(path, 403)
    await other.close()
    await send(path, {})
    await open(path, 410)
    await stage.close()
    await invited(prefix)
  }

  const invited = async (prefix: Prefix) => {
    const { open, send, close } = await newStage()
    const owner = { member: olga, network: 'somewhere' }
    const invite = (name: string) =>
      inviteSomeone(database.db, clock, owner, `${name}${prefix.slice(1)}@example.org`)
    const taken = await invite('taken')
    await open(prefix + invitationPath(SECRET, taken))
    await send(prefix + invitationPath(SECRET, taken), { name: ' ' }, 400)
    await revokeInvitation(database.db, clock, owner, taken)
    await open(prefix + invitationPath(SECRET, taken), 410)
    await open(`${prefix}/newsroom/invitations/none/none`, 404)
    const used = await invite('used')
    await send(prefix + invitationPath(SECRET, used), { name: 'Edgar' })
    await open(prefix + invitationPath(SECRET, used), 410)
    await invite('open')
    await close()
  }

  const atWork = async (prefix: Prefix) => {
    const stage = await newStage(olga)
    const { open, send } = stage
    await plugIn(stage.page)
    await open(`${prefix}/newsroom/account?done=profile`)
    await send(`${prefix}/newsroom/account`, { name: '' }, 400)
    await open(`${prefix}/newsroom/account/passkeys`)
    await addPasskeyRow(prefix)
    await open(`${prefix}/newsroom/account/passkeys?done=passkey-added`)
    await open(`${prefix}/newsroom/account/passkeys/key${prefix.slice(1)}/removal`)
    await send(`${prefix}/newsroom/account/passkeys`, { challenge: 'x', credential: '{}', name: '' }, 400)
    await open(`${prefix}/newsroom/identity-check?next=/newsroom/staff`)
    await staffPages(prefix, stage)
    await auditPages(prefix, stage)
    await stage.close()
  }

  const staffPages = async (prefix: Prefix, { open, send }: Stage) => {
    await open(`${prefix}/newsroom/staff?done=invited`)
    await open(`${prefix}/newsroom/staff/invitations/new`)
    await send(`${prefix}/newsroom/staff/invitations`, { email: 'x', language: 'en' }, 400)
    const row = await database.db
      .selectFrom('invitation')
      .select('id')
      .where('usedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .executeTakeFirstOrThrow()
    await open(`${prefix}/newsroom/staff/invitations/${row.id}/revocation`)
    await open(`${prefix}/newsroom/staff/${wanda.id}`)
    await open(`${prefix}/newsroom/staff/${wanda.id}/removal`)
    await send(`${prefix}/newsroom/staff/${olga.id}`, { role: 'writer' }, 400)
    await open(`${prefix}/newsroom/staff/sessions`)
    await send(`${prefix}/newsroom/staff/sessions`, { sessionHours: 'x', idleMinutes: '1' }, 400)
    await open(`${prefix}/newsroom/staff/nobody`, 404)
  }

  const auditPages = async (prefix: Prefix, { open }: Stage) => {
    const subject = { kind: 'article', id: '1', name: 'حصار حلب <b>' }
    const change = { before: { headline: 'Old' }, after: { headline: 'New', sections: ['harbour'] } }
    await recordAudit(database.db, clock, {
      actor: 'shell',
      act: 'article.publish',
      subject,
      ...change,
      network: 'n',
    })
    await open(`${prefix}/newsroom/audit`)
    await open(`${prefix}/newsroom/audit?act=article.publish&from=2016-08-01`)
    await open(`${prefix}/newsroom/audit?actor=nobody`)
    await open(`${prefix}/newsroom/audit?from=never`, 400)
  }

  const addPasskeyRow = async (prefix: Prefix) => {
    const row = {
      publicKey: 'x',
      counter: 0,
      transports: '[]',
      createdAt: toInstantText(clock()),
      usedAt: null,
    }
    await database.db
      .insertInto('passkey')
      .values({ id: `key${prefix.slice(1)}`, staffId: olga.id, name: `Work laptop ${prefix}`, ...row })
      .execute()
  }
})

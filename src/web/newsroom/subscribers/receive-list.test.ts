import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addNewsletter } from '../../../../test/support/letters.ts'
import { signInAs } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'

const MOST_UNDER_WAY = 1024 * 1024
const BOUNDARY = 'between'
const PIECE = 64 * 1024

forEachDatabase((databases) => {
  let world: Awaited<ReturnType<typeof createWorld>>
  before(async () => {
    world = await createWorld()
  })
  after(() => world.site.close())

  test('a large list goes to the disk while it comes in, and is never in memory as a whole', async () => {
    const rows = `${'x'.repeat(44)}@example.org,Ada Lind\n`.repeat(PIECE / 64)
    let most = 0
    let sent = 0
    const answer = await world.send(
      (async function* () {
        yield* field('newsletter', world.newsletterId)
        yield fileHead
        yield 'email,name\n'
        for (; sent < 40 * 1024 * 1024; sent += rows.length) {
          most = Math.max(most, sent - world.onDisk())
          yield rows
        }
        yield end
      })(),
    )
    assert.equal(answer.status, 303)
    assert.ok(most < MOST_UNDER_WAY, `${most} bytes were on their way`)
    const stored = await world.stored()
    assert.equal(stored.bytes, sent + 'email,name\n'.length)
    assert.equal(stored.hash.length, 64)
  })

  test('what is too large, breaks off, has two files or none is refused, and nothing of it stays', async () => {
    const before = world.onDisk()
    const endless = async function* () {
      yield fileHead
      for (;;) yield 'x'.repeat(PIECE)
    }
    assert.match(await refusal(endless()), /too large/)
    assert.match(
      await refusal([fileHead, 'email\na@example.org\n\r\n', fileHead, 'b', end]),
      /Choose one file/,
    )
    assert.match(await refusal([...field('language', 'en'), end]), /Choose one file/)
    assert.match(await refusal([fileHead, 'email\n', end]), /No rows/)
    for (const broken of [
      [fileHead, 'email\n'],
      [...field('other', 'x'), end],
      [...field('language', 'x'.repeat(999)), end],
    ])
      assert.equal((await world.send(broken)).status, 400)
    assert.equal(world.onDisk(), before)
  })

  async function refusal(body: Body): Promise<string> {
    const answer = await world.send(body)
    assert.equal(answer.status, 400)
    return answer.text()
  }

  async function createWorld() {
    const database = await databases.open()
    const { db } = database
    const clock = holdClock()
    await makeWorld(db, clock)
    const site = await openSite(database, clock)
    const newsletterId = await addNewsletter(db, clock)
    const cookie = await signInAs(site, 'publisher')
    return {
      site,
      newsletterId,
      stored: async () => {
        const { file } = await db.selectFrom('subscriberImport').select('file').executeTakeFirstOrThrow()
        const found: { hash: string; bytes: number } = JSON.parse(file)
        return found
      },
      onDisk: () => sizeOf(site.mediaFolder),
      send: (body: Body) =>
        site.app.request(`${ORIGIN}/newsroom/subscribers/imports`, {
          method: 'POST',
          headers: { cookie, origin: ORIGIN, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
          body: streamOf(body),
          duplex: 'half',
        }),
    }
  }
})

type Body = AsyncIterable<string> | Iterable<string>

const fileHead = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="list.csv"\r\n\r\n`
const end = `\r\n--${BOUNDARY}--\r\n`

function field(name: string, value: string): string[] {
  return [`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`]
}

/** Asked for one piece at a time, as a network is. */
function streamOf(body: Body): ReadableStream<Uint8Array> {
  async function* encoded() {
    for await (const piece of body) yield Buffer.from(piece)
  }
  return ReadableStream.from(encoded())
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

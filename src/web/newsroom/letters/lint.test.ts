import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addEdition, addNewsletter } from '../../../../test/support/letters.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { ORIGIN } from '../../../../test/support/site.ts'

forEachDatabase((databases) => {
  /** The page of an edition with these blocks, and whether it may go out. */
  const createWorld = async () => {
    const clock = holdClock()
    const { db, site, world } = await openWorld(databases, clock)
    const petra = await signInMember(db, clock, await addMember(db, clock, 'publisher'))
    const id = await addEdition(db, clock, await addNewsletter(db, clock), 'draft')
    const at = `/newsroom/editions/${id}`
    const write = (...content: object[]) =>
      db
        .updateTable('editionRevision')
        .set({ body: JSON.stringify({ type: 'doc', content }) })
        .where('editionId', '=', id)
        .execute()
    const findings = async () => {
      const page = await (await openAs(site, petra, at)).text()
      const lint = /<ul class="lint">([^]*?)<\/ul>/.exec(page)?.[1] ?? ''
      return [...lint.matchAll(/class="lint-(error|hint)"[^]*?<bdi>([^<]*)/g)].map(
        ([, weight, words]) => `${weight}: ${words}`,
      )
    }
    const send = async () => {
      const { headRevisionId } = await db
        .selectFrom('edition')
        .select('headRevisionId')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const fields = { head: headRevisionId ?? '', when: 'now', at: '', zone: 'ours' }
      return (await sendForm(site, petra, `${at}/schedule`, fields)).status
    }
    return { db, world, write, findings, send }
  }

  const noAddress =
    'hint: The publication’s postal address is missing; in many countries a letter must bear it.'

  test('a link to what is not there stops a letter; one to what is still to come is pointed at', async () => {
    const { write, findings, send } = await createWorld()
    await write(
      ...[
        '/articles/a-walled-strait',
        `${ORIGIN}/ar/articles/madiq-musawwar#end`,
        '/2019/05/old-lamp',
        '/about?from=letter',
        '/topics/straits',
        '/sections/harbour/feed.rss',
        '/register',
        'https://elsewhere.example/articles/never-written',
      ].map(link),
    )
    assert.deepEqual(await findings(), [noAddress])
    await write(
      ...[
        '/articles/never-written',
        `${ORIGIN}/articles/a-withdrawn-report`,
        '/articles/madiq-musawwar',
        '/2019/05/dead-lamp',
        '/topics/tides',
        '/events/nowhere',
        '/newsletters/the-week/no-such-edition',
        '/abuot',
        '/articles/an-unfinished-draft',
      ].map(link),
    )
    assert.deepEqual(await findings(), [
      ...[
        '/articles/never-written',
        `${ORIGIN}/articles/a-withdrawn-report`,
        '/articles/madiq-musawwar',
        '/2019/05/dead-lamp',
        '/topics/tides',
        '/events/nowhere',
        '/newsletters/the-week/no-such-edition',
        '/abuot',
      ].map((href) => `error: There is nothing on our site at this address: ${href}`),
      'hint: What this link leads to is not published yet: /articles/an-unfinished-draft',
      noAddress,
    ])
    assert.equal(await send(), 422)
    await write(link('/articles/an-unfinished-draft'))
    assert.equal(await send(), 303)
  })

  test('a block for what readers do not see is named, and stops nothing', async () => {
    const { world, write, findings, send } = await createWorld()
    await write(link('/about'), card(world.articles.draft), card(world.articles.open))
    assert.deepEqual(await findings(), [
      'hint: It holds something that readers do not see, so nothing stands in its place: an unfinished draft',
      noAddress,
    ])
    assert.equal(await send(), 303)
  })

  test('with a postal address and nothing wrong there is nothing to find fault with', async () => {
    const { db, write, findings } = await createWorld()
    const { identity } = await db.selectFrom('publication').select('identity').executeTakeFirstOrThrow()
    const postalAddress = 'Harbour Road 1\n1010 Vienna'
    await db
      .updateTable('publication')
      .set({ identity: JSON.stringify({ ...JSON.parse(identity), postalAddress }) })
      .execute()
    await write(link('/about'))
    assert.deepEqual(await findings(), [])
  })
})

function link(href: string): object {
  const marks = [{ type: 'link', attrs: { href } }]
  return { type: 'paragraph', content: [{ type: 'text', text: 'Read on.', marks }] }
}

function card(work: string): object {
  return { type: 'articleBlock', attrs: { work, form: 'card' } }
}

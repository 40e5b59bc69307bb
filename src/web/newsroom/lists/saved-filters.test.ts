import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { openSite, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'

forEachDatabase((testDatabase) => {
  let site: TestSite
  let edgar: string

  beforeEach(async () => {
    const clock = holdClock()
    const database = await testDatabase.open()
    await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    testDatabase.beforeClosing(site.close)
    edgar = await signInAs(site, 'editor')
  })

  test('a filter that is kept stands above the list, for its owner alone', async () => {
    const answer = await keep('For me, due', '?assignee=me&sort=due&nonsense=1')
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/newsroom/articles?assignee=me&sort=due&done=filter-kept')
    const page = await open('/newsroom/articles')
    assert.deepEqual(tabs(page), [
      ['All', '/newsroom/articles', true],
      ['For me, due', '/newsroom/articles?assignee=me&sort=due', false],
    ])
    assert.equal(tabs(await open('/newsroom/articles?assignee=me&sort=due'))[1]?.[2], true)
    const other = await (await openAs(site, await signInAs(site, 'editor'), '/newsroom/articles')).text()
    assert.deepEqual(tabs(other), [])
  })

  test('a filter is renamed, replaced under its name, removed, and put back', async () => {
    await keep('Reviews', '?stage=in-review')
    const id = idIn(await open('/newsroom/articles?stage=in-review'))
    await sendForm(site, edgar, `/newsroom/filters/${id}`, { name: 'To review' })
    await keep('To review', '?stage=in-review&kind=brief')
    assert.deepEqual(names(await open('/newsroom/articles')), ['All', 'To review'])
    const removed = await sendForm(site, edgar, `/newsroom/filters/${id}/removal`)
    const after = await open(removed.headers.get('location') ?? '')
    assert.deepEqual(names(after), [])
    const [, name] = /name="name" value="([^"]*)"/.exec(after) ?? []
    const [, filter] = /name="filter" value="([^"]*)"/.exec(after) ?? []
    await keep(name ?? '', (filter ?? '').replaceAll('&amp;', '&'))
    assert.deepEqual(tabs(await open('/newsroom/articles'))[1], [
      'To review',
      '/newsroom/articles?stage=in-review&kind=brief',
      false,
    ])
  })

  test('nobody renames or removes the filter of a colleague', async () => {
    await keep('Mine', '?kind=brief')
    const id = idIn(await open('/newsroom/articles?kind=brief'))
    const other = await signInAs(site, 'owner')
    assert.equal((await sendForm(site, other, `/newsroom/filters/${id}`, { name: 'Theirs' })).status, 404)
    assert.equal((await sendForm(site, other, `/newsroom/filters/${id}/removal`)).status, 404)
    assert.deepEqual(names(await open('/newsroom/articles')), ['All', 'Mine'])
  })

  test('a filter without a name is refused', async () => {
    assert.equal((await keep(' \u200e ', '?kind=brief')).status, 400)
  })

  function keep(name: string, filter: string): Promise<Response> {
    return sendForm(site, edgar, '/newsroom/filters', { name, filter })
  }

  async function open(path: string): Promise<string> {
    const answer = await openAs(site, edgar, path)
    assert.equal(answer.status, 200)
    return answer.text()
  }
})

function tabs(page: string): [string, string, boolean][] {
  const [, part = ''] = /<nav class="tabs"([\s\S]*?)<\/nav>/.exec(page) ?? []
  return [...part.matchAll(/<a href="([^"]*)"([^>]*)><span dir="auto">([^<]*)</g)].map(
    ([, href = '', rest = '', name = '']) => [
      name,
      href.replaceAll('&amp;', '&'),
      rest.includes('aria-current'),
    ],
  )
}

function names(page: string): string[] {
  return tabs(page).map(([name]) => name)
}

function idIn(page: string): string {
  return /\/newsroom\/filters\/([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
}

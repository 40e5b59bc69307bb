import assert from 'node:assert/strict'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { itOnline } from '../../../test/support/scene.ts'

const archived = '/articles/an-old-embargo'
const archive = 'Articles older than 90 days are part of the archive, for registered readers.'

forEachDatabase((database) => {
  itOnline(database, 'a wall that is not the meter’s says what the meter still opens', async ({ get }) => {
    let cookie = ''
    const visit = async (path: string) => {
      const response = await get(path, cookie === '' ? {} : { cookie })
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      const [reason = ''] = /(?<=<div class="wall-reason">).*?(?=<\/div>)/.exec(await response.text()) ?? []
      return [...reason.matchAll(/<p>([^<]*)/g)].map(([, sentence]) => sentence)
    }
    assert.deepEqual(await visit(archived), [archive, '3 of 3 free articles left'])
    await visit('/articles/a-walled-strait')
    assert.deepEqual(await visit(archived), [archive, '2 of 3 free articles left'])
    await visit('/articles/walled-strait-2')
    await visit('/articles/walled-strait-3')
    const spent = /^You have read your 3 free articles\. The next is free on \d+ \w+ \d{4}\.$/
    const [because, renews] = await visit(archived)
    assert.equal(because, archive)
    assert.match(renews ?? '', spent)
    assert.match((await visit('/articles/walled-strait-4')).join(), spent)
  })
})

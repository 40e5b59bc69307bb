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
      return /<p class="wall-reason">([^<]*)/.exec(await response.text())?.[1]
    }
    assert.equal(await visit(archived), `${archive} 3 of 3 free articles left.`)
    await visit('/articles/a-walled-strait')
    assert.equal(await visit(archived), `${archive} 2 of 3 free articles left.`)
    await visit('/articles/walled-strait-2')
    await visit('/articles/walled-strait-3')
    const spent = /^(.*) You have read your 3 free articles\. The next is free on \d+ \w+ \d{4}\.$/
    assert.equal(spent.exec((await visit(archived)) ?? '')?.[1], archive)
    assert.match(
      (await visit('/articles/walled-strait-4')) ?? '',
      /^You have read your 3 free articles\. The next/,
    )
  })
})

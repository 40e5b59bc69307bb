import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { type FetchFile, findIn, openFolder, openNetwork } from './files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-files-'))
  write('uploads/2016/08/chart.png', 'august')
  write('uploads/2016/09/chart.png', 'september')
  write('uploads/2016/09/only.png', 'only')
  write('uploads/قناة.png', 'canal')
})
afterEach(() => rmSync(folder, { recursive: true }))

const cases = [
  { url: 'https://old.example.org/wp-content/uploads/2016/08/chart.png', finds: 'august' },
  { url: 'https://old.example.org/wp-content/uploads/2016/09/chart-300x200.png?w=4#x', finds: 'september' },
  { url: '/content/images/size/w600/2016/09/chart.png', finds: 'september' },
  { url: 'https://cdn.example.org/elsewhere/only.png', finds: 'only' },
  { url: 'https://old.example.org/%D9%82%D9%86%D8%A7%D8%A9.png', finds: 'canal' },
  { url: 'https://old.example.org/chart.png', finds: null },
  { url: 'https://old.example.org/../../../../etc/passwd', finds: null },
  { url: 'https://old.example.org/%2e%2e/%2e%2e/etc/passwd', finds: null },
  { url: 'https://old.example.org/%', finds: null },
]

for (const { url, finds } of cases)
  test(`${url} is ${finds === null ? 'not in the folder' : `the picture of ${finds}`}`, async () => {
    const answer = await (await openFolder(join(folder, 'uploads')))(url)
    assert.equal(answer.found ? String(answer.bytes) : null, finds)
  })

test('a link in the folder to a file outside of it is not followed', async () => {
  write('secret.png', 'secret')
  symlinkSync(join(folder, 'secret.png'), join(folder, 'uploads', 'secret.png'))
  const find = await openFolder(join(folder, 'uploads'))
  assert.equal((await find('/secret.png')).found, false)
})

test('what is not in the folder is fetched, and what no place has says why', async () => {
  const asked: string[] = []
  const fetchFile: FetchFile = async (url) => {
    asked.push(url)
    return url.endsWith('there.png')
      ? { ok: true, bytes: Buffer.from('fetched') }
      : { ok: false, problem: 'The site answered 404.' }
  }
  const network = openNetwork(fetchFile, (href) =>
    href.startsWith('/') ? `https://old.example.org${href}` : href,
  )
  const find = findIn([await openFolder(folder), network])
  assert.equal((await find('/only.png')).found, true)
  assert.deepEqual(await find('/there.png'), { found: true, bytes: Buffer.from('fetched') })
  assert.deepEqual(await find('https://x.example.org/gone.png'), {
    found: false,
    problem: 'The site answered 404.',
  })
  assert.deepEqual(asked, ['https://old.example.org/there.png', 'https://x.example.org/gone.png'])
  assert.match(JSON.stringify(await findIn([])('/a.png')), /--media FOLDER or --fetch-media/)
})

test('a picture that an article carries in itself needs no place', async () => {
  const find = findIn([])
  assert.deepEqual(await find('data:image/png;base64,YWJj'), { found: true, bytes: Buffer.from('abc') })
  assert.equal((await find('data:text/html;base64,YWJj')).found, false)
})

function write(name: string, content: string): void {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
}

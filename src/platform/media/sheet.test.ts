import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { drawSheet, type Sheet } from './sheet.ts'

const font = fileURLToPath(new URL('../../theme/card/fonts/STIXTwoText-Regular.ttf', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sheet-'))
after(() => rmSync(folder, { recursive: true }))

const sheet: Sheet = {
  width: 400,
  height: 200,
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#fff"/></svg>',
  texts: [],
}

const text: Sheet['texts'][number] = {
  markup: 'iiii',
  font: 'STIX Two Text',
  sizes: [60],
  box: { left: 20, top: 20, width: 360, height: 160 },
  side: 'left',
  end: 'top',
}

async function drawnText(changes: Partial<typeof text>, fonts = [font]) {
  const png = await drawSheet({ ...sheet, texts: [{ ...text, ...changes }] }, fonts)
  assert.ok(png !== 'busy')
  const { info } = await sharp(png).trim({ background: '#fff' }).toBuffer({ resolveWithObject: true })
  const { width, height, trimOffsetLeft = 0, trimOffsetTop = 0 } = info
  return { width, height, left: -trimOffsetLeft, top: -trimOffsetTop }
}

describe('drawing a sheet', () => {
  it('stands words at the side and end of their box', async () => {
    const first = await drawnText({})
    assert.ok(Math.abs(first.left - 20) <= 1 && Math.abs(first.top - 20) <= 1)
    const last = await drawnText({ side: 'right', end: 'bottom' })
    assert.ok(Math.abs(last.left + last.width - 380) <= 1 && Math.abs(last.top + last.height - 180) <= 1)
    const middle = await drawnText({ side: 'middle', end: 'middle' })
    assert.ok(Math.abs(middle.left + middle.width / 2 - 200) <= 2)
  })

  it('takes the largest size at which the words fit, and cuts off what never does', async () => {
    const markup = 'strait '.repeat(8)
    const small = await drawnText({ markup, sizes: [30] })
    assert.deepEqual(await drawnText({ markup, sizes: [120, 90, 30, 12] }), small)
    const cut = await drawnText({ markup: 'strait '.repeat(200), sizes: [60] })
    assert.ok(cut.left + cut.width <= 380 && cut.top + cut.height <= 180)
  })

  it('leaves no word over at the end of the last line', async () => {
    const line = await drawnText({ markup: 'strait strait sea', sizes: [40] })
    const box = { ...text.box, width: line.width + 8 }
    const lines = await drawnText({ markup: 'strait strait sea bay', sizes: [40], box })
    assert.ok(lines.width < line.width * 0.8, `${lines.width} of ${line.width}`)
  })

  it('draws no more than a hundred at once', async () => {
    const drawings = await Promise.all(
      Array.from({ length: 105 }, () => drawSheet({ ...sheet, width: 4, height: 4 }, [font])),
    )
    assert.equal(drawings.filter((drawing) => drawing === 'busy').length, 5)
    assert.notEqual(await drawSheet(sheet, [font]), 'busy')
  })

  it('needs no font of the machine', async () => {
    const config = join(folder, 'fonts.conf')
    writeFileSync(config, `<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`)
    const program = `
      import sharp from 'sharp'
      import { drawSheet } from ${JSON.stringify(new URL('./sheet.ts', import.meta.url).href)}
      const widths = []
      for (const markup of ['iiii', 'WWWW']) {
        const sheet = { ...${JSON.stringify(sheet)}, texts: [{ ...${JSON.stringify(text)}, markup }] }
        const png = await drawSheet(sheet, [${JSON.stringify(font)}])
        const { info } = await sharp(png).trim({ background: '#fff' }).toBuffer({ resolveWithObject: true })
        widths.push(info.width)
      }
      process.stdout.write(JSON.stringify(widths))`
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, FONTCONFIG_FILE: config },
    })
    const [narrow = 0, wide = 0] = JSON.parse(stdout) as number[]
    assert.ok(narrow > 0 && wide > narrow * 2.5, `${narrow} and ${wide}: boxes would be equally wide`)
  })
})

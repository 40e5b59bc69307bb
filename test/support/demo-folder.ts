import { cpSync, globSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

export const demoFolder = fileURLToPath(new URL('../../demo', import.meta.url))

const background = { r: 0, g: 0, b: 0 }

/** The demo folder again, each picture a few pixels small so that it is seeded in a moment. Remove it afterwards. */
export async function copyDemoFolder(): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'broadsheet-demo-'))
  cpSync(demoFolder, copy, { recursive: true })
  for (const [index, file] of globSync('*/*.webp', { cwd: copy }).entries()) {
    const picture = sharp({ create: { width: 8, height: 8 + index, channels: 3, background } })
    writeFileSync(join(copy, file), await picture.webp().toBuffer())
  }
  return copy
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { buildAssets, type BuiltAssets, bundleAssets, pressAssets } from '../../src/web/assets.ts'

/** Style sheets and scripts for the whole run, made once. Answers the file in `folder` that they are in. */
export async function prepareAssets(folder: string): Promise<string> {
  const file = join(folder, 'assets')
  writeFileSync(file, serialize(await bundleAssets()))
  return file
}

/** Those; a test file that was run by itself, without the global set-up, makes its own. */
export async function readyAssets(): Promise<BuiltAssets> {
  const file = process.env.TEST_ASSETS
  return file === undefined ? buildAssets() : pressAssets(deserialize(readFileSync(file)))
}

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from './support/process.ts'

const pretendToBeOld = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`

function installAlone(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'bin'))
  cpSync(new URL('../bin/broadsheet', import.meta.url), join(folder, 'bin/broadsheet'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return folder
}

function startUnderOldNode(folder: string) {
  const args = ['--import', pretendToBeOld, join(folder, 'bin/broadsheet'), 'start']
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

test('too old a Node gets one clear sentence and exit code 1', () => {
  const { status, stdout, stderr } = startUnderOldNode(installAlone())
  assert.equal(status, 1)
  assert.equal(stdout, '')
  assert.match(stderr, /^Broadsheet needs Node 26 or newer, and this is v.*\n$/)
})

test('an old Node hands over to the pinned one, with the arguments, and takes its exit code', () => {
  const folder = installAlone()
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/node/bin/node'), '#!/bin/sh\nshift\necho "pinned: $*"\nexit 7\n', {
    mode: 0o755,
  })
  const { status, stdout } = startUnderOldNode(folder)
  assert.deepEqual({ status, stdout }, { status: 7, stdout: 'pinned: start\n' })
})

import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import { signIn } from '../../domain/readers/sign-in.ts'
import { endSessionOfToken } from '../../domain/readers/sessions.ts'
import type { Database } from '../../platform/db/open.ts'
import { createSessionMemory, type SessionMemory } from './session-memory.ts'

forEachDatabase((databases) => {
  let database: Database
  let clock: HeldClock
  let memory: SessionMemory
  let token: string
  before(async () => {
    database = await databases.open()
  })
  beforeEach(() => begin(database))

  const begin = async (database: Database) => {
    clock = holdClock()
    memory = createSessionMemory(database.db, clock)
    const ada = { email: 'ada@example.org', emailKey: 'ada@example.org', language: 'en', next: '/' }
    token = (await signIn(database.db, clock, ada, 'Firefox')).sessionToken
  }

  test('a session is looked up once and then remembered', async () => {
    assert.ok(memory.find(token) instanceof Promise)
    const found = await memory.find(token)
    assert.equal(memory.find(token), found)
  })

  test('a session that ended is forgotten with the word of it, even while it was being looked up', async () => {
    const looking = memory.find(token)
    await endSessionOfToken(database.db, token)
    memory.clear()
    await looking
    assert.equal(await memory.find(token), undefined)
  })

  test('a session that ended without a word is forgotten within a minute', async () => {
    await memory.find(token)
    await endSessionOfToken(database.db, token)
    clock.pass({ seconds: 59 })
    assert.ok(await memory.find(token))
    clock.pass({ seconds: 1 })
    assert.equal(await memory.find(token), undefined)
  })

  test('while the database is away readers stay who they are for an hour, and nobody new is let in', async () => {
    const database = await databases.open()
    await begin(database)
    const found = await memory.find(token)
    await database.close()
    clock.pass({ minutes: 60 })
    assert.equal(await memory.find(token), found)
    await assert.rejects(async () => memory.find('x'.repeat(43)))
    clock.pass({ minutes: 1 })
    await assert.rejects(async () => memory.find(token))
  })
})

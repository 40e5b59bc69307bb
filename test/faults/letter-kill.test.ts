import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../support/databases.ts'
import { type Outcome, sendUnderKills } from '../support/letter-kills.ts'

const KILLS = 30

forEachDatabase((databases) => {
  test(`killed ${KILLS} times while two workers send, nobody gets a letter twice, and what is in doubt says so`, async () => {
    const outcome = await sendUnderKills(await databases.create(), {
      kills: KILLS,
      recipients: 300,
      random: Math.random,
    })
    assertSentOnce(outcome)
  })
})

/** Sent ⊆ delivered ⊆ sent ∪ in doubt, each once, and everybody in a state that is an end. */
function assertSentOnce({ recipients, delivered, states }: Outcome): void {
  assert.equal(new Set(delivered).size, delivered.length, 'a letter was delivered twice')
  assert.equal(states.size, recipients)
  const got = new Set(delivered)
  const isInDoubt = [...states.values()].includes('in-doubt')
  assert.ok(isInDoubt, 'no worker was killed in the midst of a letter, so nothing was shown')
  for (const [id, state] of states) {
    assert.ok(state === 'sent' || state === 'in-doubt', `${id} is ${state}`)
    if (state === 'sent') assert.ok(got.has(id), `${id} counts as sent and never arrived`)
  }
}

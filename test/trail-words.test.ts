import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { allMoves } from '../src/domain/articles/stages.ts'
import { allActs } from '../src/domain/staff/may.ts'
import { isNewsroomKey } from '../src/theme/language/newsroom/say.ts'
import { readSources } from './support/architecture/source.ts'

/** What a template in the sources stands for. */
const filledIn: Record<string, readonly string[]> = {
  'article.${move}': allMoves.map((move) => `article.${move}`),
}

const recorded = readSources(fileURLToPath(new URL('..', import.meta.url)))
  .filter(({ path, isTest }) => path.startsWith('src/') && !isTest && !path.endsWith('routes.ts'))
  .flatMap(({ text }) => [...text.matchAll(/\bact(?:: | = )['`]([a-z-]+\.[\w${}.-]+)['`]/g)])
  .flatMap(([, act = '']) => filledIn[act] ?? [act])

test('the acts that the sources record are found', () => {
  for (const act of ['staff.invite', 'passkey.add', 'article.publish', 'policy.edit'])
    assert.ok(recorded.includes(act), act)
})

test('the audit page has words for every act, and for what it is done to', () => {
  // Permissions are named alike; those that nobody records need no words.
  const permissions: readonly string[] = allActs
  const wordless = recorded.filter((act) => {
    if (permissions.includes(act)) return false
    const [kind = '', verb = ''] = act.split('.')
    if (isNewsroomKey(`trail.act.${act}`)) return false
    return !isNewsroomKey(`trail.verb.${verb}`) || !isNewsroomKey(`trail.kind.${kind}`)
  })
  assert.deepEqual(wordless, [])
})

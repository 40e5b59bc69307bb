import { Counter, Gauge, type Registry } from 'prom-client'
import { createTallyMemory } from '../domain/newsletters/tally-memory.ts'
import { copiesIn, tallyEdition } from '../domain/newsletters/tally.ts'
import type { Db } from '../platform/db/schema.ts'

export type CarriedCounts = () => readonly { server: string; outcome: string; count: number }[]

/** How far editions that are under way have come, and what this process has carried. */
export function measureLetters(registry: Registry, db: Db, carried: CarriedCounts): void {
  const remember = createTallyMemory(copiesIn)
  const states = new Gauge({
    name: 'broadsheet_letters',
    help: 'Copies of editions that are being sent, by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const editions = await db
        .selectFrom('edition')
        .select('id')
        .where('state', 'in', ['building', 'sending', 'paused'])
        .execute()
      const tallies = await Promise.all(editions.map(({ id }) => remember(id, () => tallyEdition(db, id))))
      this.reset()
      for (const tally of tallies)
        for (const [state, count] of Object.entries(tally)) this.inc({ state }, count)
    },
  })
  const outcomes = new Counter({
    name: 'broadsheet_letters_carried_total',
    help: 'Copies this process has carried, by server and by what became of them',
    labelNames: ['server', 'outcome'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { server, outcome, count } of carried()) this.inc({ server, outcome }, count)
    },
  })
  states.reset()
  outcomes.reset()
}

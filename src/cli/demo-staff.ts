import { seedDemoStaff } from '../domain/demo/staff.ts'
import { makeSignInLink } from '../domain/staff/shell-link.ts'
import { systemClock } from '../lib/clock.ts'
import { UsageError } from './command.ts'
import type { Publication } from './open-publication.ts'

export function refuseUnlessLocal({ origin }: Publication): void {
  if (!isOnThisMachine(origin))
    throw new UsageError(`demo --staff is for trying things out on localhost, and this site is ${origin}.`)
}

/** Accounts that anyone who can read the terminal may enter: nothing for a site that others can reach. */
export async function addDemoStaff({ database: { db }, origin, secret }: Publication): Promise<number> {
  const members = await seedDemoStaff(db, systemClock)
  console.log('Each link signs in once, within an hour. Run this again for new ones.')
  for (const member of members) {
    const path = await makeSignInLink(db, systemClock, secret(), member)
    console.log(`${member.role.padEnd(9)}  ${member.name.padEnd(16)}  ${origin}${path}`)
  }
  return 0
}

function isOnThisMachine(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

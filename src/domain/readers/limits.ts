import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Clock } from '../../lib/clock.ts'
import { macOf } from '../../lib/hash.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type Allowance, type Rate, useAllowance } from './allowance.ts'

/** Whoever hammers one with an address locks nobody out of the others. */
export type Door = 'site' | 'newsroom' | 'letters'

export type Limits = {
  /** Before a message is asked for: per address, per network, and for all together, at each door apart. */
  mayAsk: (asker: { door: Door; emailKey: string; ip: string }) => Promise<Allowance>
  /** Before a code is compared. */
  mayConfirm: (asker: { ip: string }) => Promise<Allowance>
  /** Before a browser is given something for a passkey to sign. */
  mayChallenge: (asker: { ip: string }) => Promise<Allowance>
}

/** Counts what all processes together have allowed under a name. */
export type CountTogether = (name: string, rate: Rate) => Promise<Allowance>

const QUARTER_OF_AN_HOUR = 15 * 60

/**
 * Messages and tries at a code are counted in this process's memory first, so that a flood is refused without touching
 * the database, and then by `together`: a second process gives nobody a second go. Challenges guard nothing that could
 * be guessed, and are counted here alone.
 */
export function createLimits(together: CountTogether): Limits {
  const asksAt = (door: Door) => ({
    perAddress: perQuarter(5, `${door} address`, together),
    perNetwork: perQuarter(30, `${door} network`, together),
    global: perQuarter(600, door, together),
  })
  const doors = { site: asksAt('site'), newsroom: asksAt('newsroom'), letters: asksAt('letters') }
  const codes = {
    perNetwork: perQuarter(20, 'code network', together),
    global: perQuarter(2_000, 'code', together),
  }
  const challenges = { perNetwork: perQuarter(60), global: perQuarter(5_000) }
  return {
    mayAsk: async ({ door, emailKey, ip }) => {
      const asks = doors[door]
      // Looked at first without counting: a flood is refused before it fills the memory with its addresses.
      const spent = await whenSpent(asks.global, 'all')
      if (spent) return spent
      const perNetwork = await consume(asks.perNetwork, networkOf(ip))
      if (!perNetwork.ok) return perNetwork
      const perAddress = await consume(asks.perAddress, emailKey)
      return perAddress.ok ? consume(asks.global, 'all') : perAddress
    },
    mayConfirm: ({ ip }) => consumeBoth(codes, ip),
    mayChallenge: ({ ip }) => consumeBoth(challenges, ip),
  }
}

/** By the database. Whose address or network it is, its table does not tell. */
export function countTogether(db: Db, clock: Clock, secret: string): CountTogether {
  return (name, rate) => useAllowance(db, clock, macOf(secret, 'limit', name), rate)
}

/** One household or office, as far as addresses tell: IPv4 /24, IPv6 /56. */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown'
  const address = ipaddr.process(ip)
  return address.kind() === 'ipv4'
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/24`).toString()}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone(address.toString())}/56`).toString()}/56`
}

function withoutZone(ip: string): string {
  return ip.split('%')[0] ?? ip
}

type Limiter = { here: RateLimiterMemory; together: (key: string) => Promise<Allowance> }

function perQuarter(points: number, name?: string, together?: CountTogether): Limiter {
  const rate = { points, seconds: QUARTER_OF_AN_HOUR }
  return {
    here: new RateLimiterMemory({ points, duration: rate.seconds }),
    together: async (key) => (together ? together(`${name} ${key}`, rate) : { ok: true }),
  }
}

async function consume({ here, together }: Limiter, key: string): Promise<Allowance> {
  try {
    await here.consume(key)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refused(refusal)
    throw refusal
  }
  return together(key)
}

async function consumeBoth(
  { perNetwork, global }: { perNetwork: Limiter; global: Limiter },
  ip: string,
): Promise<Allowance> {
  const ofNetwork = await consume(perNetwork, networkOf(ip))
  return ofNetwork.ok ? consume(global, 'all') : ofNetwork
}

async function whenSpent({ here }: Limiter, key: string): Promise<Allowance | undefined> {
  const state = await here.get(key)
  return state && state.consumedPoints >= here.points ? refused(state) : undefined
}

function refused(state: RateLimiterRes): Allowance {
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) }
}

import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type Allowance = { ok: true } | { ok: false; retryAfterSeconds: number }

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

const QUARTER_OF_AN_HOUR = 15 * 60

/** Counts in this process's memory: with several processes each has limits of its own. */
export function createLimits(): Limits {
  const doors = { site: asksAtOneDoor(), newsroom: asksAtOneDoor(), letters: asksAtOneDoor() }
  const codes = { perNetwork: perQuarter(20), global: perQuarter(2_000) }
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

function asksAtOneDoor() {
  return { perAddress: perQuarter(5), perNetwork: perQuarter(30), global: perQuarter(600) }
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

function perQuarter(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: QUARTER_OF_AN_HOUR })
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<Allowance> {
  try {
    await limiter.consume(key)
    return { ok: true }
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refused(refusal)
    throw refusal
  }
}

async function consumeBoth(
  { perNetwork, global }: { perNetwork: RateLimiterMemory; global: RateLimiterMemory },
  ip: string,
): Promise<Allowance> {
  const ofNetwork = await consume(perNetwork, networkOf(ip))
  return ofNetwork.ok ? consume(global, 'all') : ofNetwork
}

async function whenSpent(limiter: RateLimiterMemory, key: string): Promise<Allowance | undefined> {
  const state = await limiter.get(key)
  return state && state.consumedPoints >= limiter.points ? refused(state) : undefined
}

function refused(state: RateLimiterRes): Allowance {
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) }
}

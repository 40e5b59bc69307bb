import { getConnInfo } from '@hono/node-server/conninfo'
import ipaddr from 'ipaddr.js'
import type { Asking } from './route.ts'

const UNKNOWN = '0.0.0.0'

/** The address of whoever asks; what proxies say is believed only of those the configuration names. */
export function clientAddress(c: Asking, trustedProxies: readonly string[]): string {
  let address = connectionAddress(c)
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  while (isTrusted(address, trustedProxies)) {
    const previous = forwarded.pop()
    if (previous === undefined || !ipaddr.isValid(previous)) break
    address = previous
  }
  return address
}

function connectionAddress(c: Asking): string {
  const env: unknown = c.env
  // A request that a test hands over directly came through no connection.
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return UNKNOWN
  return getConnInfo(c).remote.address ?? UNKNOWN
}

function isTrusted(address: string, trustedProxies: readonly string[]): boolean {
  if (trustedProxies.length === 0 || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return trustedProxies.some((proxy) => {
    const [network, bits] = proxy.includes('/')
      ? ipaddr.parseCIDR(proxy)
      : [ipaddr.process(proxy), ipaddr.process(proxy).kind() === 'ipv4' ? 32 : 128]
    return network.kind() === parsed.kind() && parsed.match(network, bits)
  })
}

import ipaddr from 'ipaddr.js'

/** IPv6 that the registries give out (RFC 4291, 2.5.4); everything else is local, mapped, translated or unused. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** Documentation (RFC 9637), which ipaddr.js does not know yet. */
const DOCUMENTATION = ipaddr.IPv6.parseCIDR('3fff::/20')

/**
 * Whether the whole internet can have this address. Private, loopback, link-local, carrier-grade, multicast, reserved,
 * IPv4-mapped, 6to4, Teredo and NAT64 addresses are not: they lead back into the house, some by a detour.
 */
export function isPublicAddress(text: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).range() === 'unicast'
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return false
  const address = ipaddr.IPv6.parse(text)
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST) && !address.match(DOCUMENTATION)
}

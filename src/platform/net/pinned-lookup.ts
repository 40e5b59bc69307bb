import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type ResolvedAddress = { address: string; family: number }
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>

/**
 * Resolves the host once and answers with a lookup that knows only what was checked, so that a second DNS answer cannot
 * lead elsewhere. Undefined when any of its addresses is not public: a name that points both ways is up to no good.
 */
export async function pinAddresses(
  url: URL,
  resolve: Resolve,
  mayAlso: (address: string, port: number) => boolean,
): Promise<LookupFunction | undefined> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(hostname)
  const addresses = family === 0 ? await resolve(hostname) : [{ address: hostname, family }]
  const isAllowed = ({ address }: ResolvedAddress) =>
    isPublicAddress(address) || mayAlso(address, portOf(url))
  if (addresses.length === 0 || !addresses.every(isAllowed)) return undefined
  const [first] = addresses
  return (_hostname, options, callback) => {
    if (options.all === true) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  }
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

import type { Load } from './load/load.ts'
import type { Request } from './site/ask.ts'
import type { Sent } from './site/expected.ts'
import type { Readership } from './site/readership.ts'

export type Servers = Record<'bare' | 'nginx' | 'few' | 'many', Load['server']>

const kinds = ['metered', 'whole', 'first', 'walled'] as const

/** The bytes that the references serve: each page under its kind, since the same article has another for each. */
export function referenceBodies(sent: Sent, home: Buffer): Map<string, Buffer> {
  const pages = kinds.flatMap((kind) =>
    [...sent[kind]].map(([path, bytes]): [string, Buffer] => [`/${kind}${path}`, bytes]),
  )
  return new Map([...pages, ['/home', home]])
}

/** Everything that is measured, each page together with its references. */
export function loadsOf(servers: Servers, few: Readership, many: Readership): Load[][] {
  const own = (server: 'few' | 'many', name: string, requests: readonly Request[]): Load => ({
    name: `${server} ${name}`,
    server: servers[server],
    requests,
  })
  const reference = (server: 'bare' | 'nginx', kind: keyof Readership): Load => ({
    name: `${server} ${kind}`,
    server: servers[server],
    requests: few[kind].map(({ path, cookie }) => ({ path: `/${kind}${path}`, ...(cookie && { cookie }) })),
  })
  const pages = kinds.map((kind) => [
    reference('bare', kind),
    own('few', kind, few[kind]),
    own('many', kind, many[kind]),
    ...(kind === 'metered' || kind === 'whole' ? [reference('nginx', kind)] : []),
  ])
  const home = { name: 'bare home', server: servers.bare, requests: [{ path: '/home' }] }
  return [...pages, [home, own('few', 'home', [{ path: '/' }]), own('many', 'home', [{ path: '/' }])]]
}

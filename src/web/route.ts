import type { Context } from 'hono'
import type { Member } from '../domain/staff/may.ts'
import type { InterfaceLanguage } from '../lib/languages.ts'
import type { Deps } from './context.ts'
import type { Site } from './site-state.ts'

/** What the middleware has found out before a handler runs. */
export type Variables = {
  requestId: string
  site: Site
  /** Of the interface, by the address. */
  language: InterfaceLanguage
  /** The path without its language. */
  path: string
  /** Whoever is signed in to the newsroom, on its pages. */
  member?: Member
}

export type Asking = Context<{ Variables: Variables }>

export type Handler = (c: Asking, deps: Deps) => Response | Promise<Response>

/** One line of a route table. `path` is without the language, which every page takes as a prefix. */
export type Route = { method: 'GET' | 'POST'; path: string; handle: Handler }

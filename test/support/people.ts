import { countOpening } from '../../src/domain/access/meter.ts'
import { defaultPolicy } from '../../src/domain/access/policy.ts'
import { createSession } from '../../src/domain/readers/sessions.ts'
import { signIn } from '../../src/domain/readers/sign-in.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/id.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import type { Deps } from '../../src/web/context.ts'
import type { World } from './world.ts'

export type Person = {
  name: string
  /** What the browser sends now; a new one each time where the person is new each time. */
  cookie: () => string | undefined
  /** Paths of the walled articles that are whole for this person. */
  opens: ReadonlySet<string>
}

const onTheMeter = ['a-walled-strait', 'walled-strait-2', 'walled-strait-5'].map(
  (slug) => `/articles/${slug}`,
)
const inArabic = '/ar/articles/madiq-musawwar'
const archived = '/articles/an-old-embargo'

/** Everyone who can come to the world of world.ts, as far as access tells them apart. */
export async function everyone(deps: Deps, world: World): Promise<Person[]> {
  const { db } = deps.database
  const { cookies, visitors, clock } = deps
  const pair = (name: 'visitor' | 'session' | 'staff', value: string) =>
    cookies.write(name, value, 60).split(';')[0] ?? ''
  const readFirst = () => ({ work: workOf(world, 0), at: clock().epochMilliseconds })
  const spent = pair(
    'visitor',
    visitors.write({ id: await spendMeter(db, clock, world), first: readFirst() }),
  )
  const long = () => clock().subtract({ hours: 91 * 24 })
  const ended = pair('session', await registerReader(db, long, 'ended'))
  const reader = pair('session', await registerReader(db, clock, 'reader'))
  const owner = pair('staff', await employOwner(db, clock))
  const metered = new Set([...onTheMeter, inArabic])
  const whole = new Set([...onTheMeter, inArabic, archived])
  const left = new Set(['/articles/walled-strait-2'])
  return [
    { name: 'a new visitor', cookie: () => undefined, opens: metered },
    {
      name: 'a visitor who has read one other',
      cookie: () => pair('visitor', visitors.write(visitors.create(readFirst()))),
      opens: metered,
    },
    { name: 'a visitor with a spent meter', cookie: () => spent, opens: left },
    { name: 'a visitor whose session has ended', cookie: () => `${ended}; ${spent}`, opens: left },
    { name: 'a registered reader', cookie: () => reader, opens: whole },
    { name: 'the owner', cookie: () => owner, opens: whole },
  ]
}

export async function registerReader(db: Db, clock: Clock, name: string): Promise<string> {
  const address = `${name}@example.org`
  const proved = { email: address, emailKey: address, language: 'en', next: '/' }
  return (await signIn(db, clock, proved, 'Firefox on Linux')).sessionToken
}

async function employOwner(db: Db, clock: Clock): Promise<string> {
  const staffId = newId()
  const email = 'owner@lighthouse.example'
  const createdAt = clock().toString({ smallestUnit: 'millisecond' })
  await db
    .insertInto('staff')
    .values({ id: staffId, email, emailKey: email, name: 'Otto', role: 'owner', createdAt })
    .execute()
  return createSession(db, clock, { staffId }, 'Firefox on Linux')
}

/** Walled-strait-2, 3 and 4 were read. */
async function spendMeter(db: Db, clock: Clock, world: World): Promise<string> {
  const visitor = newId()
  for (const place of [0, 1, 2]) await countOpening(db, clock, defaultPolicy, visitor, workOf(world, place))
  return visitor
}

/** The first version of a work has the work's id. */
function workOf(world: World, place: number): string {
  return world.articles.more[place] ?? ''
}

import type { DoorSeat } from '../../lib/door/list.ts'
import { type Door, openDoor } from './door.ts'
import { keepPage } from './keep-page.ts'
import { canScan, scan } from './scan.ts'
import { openStore } from './store.ts'
import { openView, type View } from './view.ts'
import { clockTime, type Say, wordsOf } from './words.ts'

const AGAIN_MS = 20_000
/** While something waits to be sent. */
const SOON_MS = 4_000

const root = document.querySelector<HTMLElement>('[data-door]')
if (root) start(root).catch(reportError)

async function start(root: HTMLElement): Promise<void> {
  const { event = '', list = '', acts = '', worker = '' } = root.dataset
  const say = wordsOf(root)
  const search = root.querySelector<HTMLInputElement>('[data-door-search]')
  const signIn = root.querySelector<HTMLElement>('[data-door-sign-in]')
  let asked = ''
  let isKept = true
  const show = async () => {
    const found = await door.find(asked)
    view.showSeats(found === 'no-ticket' ? [] : found)
    view.showState(stateOf(door, say, isKept))
    if (signIn) signIn.hidden = door.line() !== 'signed-out'
  }
  const sync = async () => {
    for (const name of await door.sync()) view.tell(say('gone', { name }), 'bad')
  }
  const act = async (seat: DoorSeat, what: 'in' | 'out') => {
    await door.act(seat, what)
    view.tell(say(what === 'in' ? 'done-in' : 'done-out', { name: seat.name }), 'good')
    await sync()
  }
  const view = openView(root, say, (seat) => void act(seat, seat.came === null ? 'in' : 'out'))
  const door = await openDoor(await openStore(), { event, list, acts }, () => void show())
  search?.addEventListener('input', () => {
    asked = search.value
    void show()
  })
  await offerScanning(root, view, say, (text) => void takeTicket(door, view, say, text, act))
  await show()
  await sync()
  isKept = await keepPage(worker).catch(() => false)
  await show()
  addEventListener('online', () => void sync())
  const goOn = () => {
    const wait = door.waiting() > 0 || door.line() === 'no-line' ? SOON_MS : AGAIN_MS
    setTimeout(() => void sync().then(goOn, goOn), wait)
  }
  goOn()
}

function stateOf(door: Door, say: Say, isKept: boolean): string {
  const seats = door.seats()
  const line = door.line()
  const parts = [
    seats
      ? say('count', { came: seats.filter(({ came }) => came !== null).length, all: seats.length })
      : say('no-list'),
    ...(door.waiting() > 0 ? [say('waiting', { count: door.waiting() })] : []),
    ...(line === 'open' ? [] : [say(line)]),
    ...(isKept || line !== 'open' ? [] : [say('not-kept')]),
  ]
  return parts.join(' ')
}

/** A ticket lets in by being read; one that was read before is said to have been. */
async function takeTicket(
  door: Door,
  view: View,
  say: Say,
  text: string,
  act: (seat: DoorSeat, what: 'in') => Promise<void>,
): Promise<void> {
  const found = await door.find(text)
  const [seat] = found === 'no-ticket' || !text.includes('/tickets/') ? [] : found
  if (!seat) return view.tell(say('no-ticket'), 'bad')
  if (seat.came === null) return act(seat, 'in')
  view.tell(say('already', { name: seat.name, time: clockTime(seat.came) }), 'bad')
}

async function offerScanning(
  root: HTMLElement,
  view: View,
  say: Say,
  tell: (text: string) => void,
): Promise<void> {
  const button = root.querySelector<HTMLButtonElement>('[data-door-scan]')
  const camera = root.querySelector<HTMLElement>('[data-door-camera]')
  const video = camera?.querySelector('video')
  if (!button || !camera || !video || !(await canScan())) return
  let stop: (() => void) | undefined
  const close = () => {
    stop?.()
    stop = undefined
    camera.hidden = true
    button.setAttribute('aria-pressed', 'false')
  }
  button.hidden = false
  button.addEventListener('click', () => {
    if (stop) return close()
    camera.hidden = false
    button.setAttribute('aria-pressed', 'true')
    scan(video, tell).then(
      (end) => (stop = end),
      () => {
        close()
        view.tell(say('no-camera'), 'bad')
      },
    )
  })
  addEventListener('pagehide', close)
}

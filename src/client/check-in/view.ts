import type { DoorSeat } from '../../lib/door/list.ts'
import { clockTime, type Say } from './words.ts'

/** So many are shown at once: whoever stands at a door types one letter more. */
const MOST_SHOWN = 30

export type View = {
  showState: (text: string) => void
  /** `tone` also reaches whoever does not look: a phone that can, shakes. */
  tell: (text: string, tone: 'good' | 'bad') => void
  showSeats: (seats: readonly DoorSeat[]) => void
}

/** `act`: what happens when a seat's button is pressed. */
export function openView(root: HTMLElement, say: Say, act: (seat: DoorSeat) => void): View {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-door-${name}]`)
  const [state, said, list, more] = ['state', 'said', 'seats', 'more'].map(part)
  const pattern = root.querySelector('template')?.content.firstElementChild
  return {
    showState(text) {
      if (state && state.textContent !== text) state.textContent = text
    },
    tell(text, tone) {
      if (!said) return
      said.textContent = text
      said.dataset['tone'] = tone
      said.hidden = false
      if ('vibrate' in navigator) navigator.vibrate(tone === 'good' ? 60 : [120, 80, 120])
    },
    showSeats(seats) {
      const rows = seats.slice(0, MOST_SHOWN).map((seat) => rowOf(pattern, seat, say, act))
      list?.replaceChildren(...rows)
      if (!more) return
      more.hidden = seats.length <= MOST_SHOWN
      more.textContent = say('more', { count: MOST_SHOWN, all: seats.length })
    },
  }
}

function rowOf(
  pattern: Element | null | undefined,
  seat: DoorSeat,
  say: Say,
  act: (seat: DoorSeat) => void,
): Node {
  const row = document.importNode(pattern ?? document.createElement('li'), true)
  const fill = (name: string, text: string) => {
    const place = row.querySelector(`.door-${name}`)
    if (place) place.textContent = text
  }
  const { name, guests, came } = seat
  fill('name', name)
  fill('party', guests === 0 ? '' : say('guests', { count: guests }))
  fill('came', came === null ? '' : say('came', { time: clockTime(came) }))
  const button = row.querySelector('button')
  if (button) {
    button.textContent = say(came === null ? 'in' : 'out')
    button.setAttribute('aria-label', say(came === null ? 'in-of' : 'out-of', { name }))
    button.classList.add(came === null ? 'button-primary' : 'button-quiet')
    button.addEventListener('click', () => act(seat))
  }
  return row
}

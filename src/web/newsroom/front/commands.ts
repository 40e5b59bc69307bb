import { arrange, type Change, groupOf, neighbourOf } from '../../../domain/articles/front/arrange.ts'
import type { FilledFront } from '../../../domain/articles/front/fill.ts'
import { type Group, type Layout, type Place, placesOf } from '../../../domain/articles/front/layout.ts'

/** What a button of the form asks for, and where the focus goes when it is done. */
type Commanded = { layout: Layout; focus: string | undefined }

/** Undefined: no button says this. */
export function obey(command: string, layout: Layout, filled: FilledFront): Commanded | undefined {
  if (command === 'show') return { layout, focus: undefined }
  const asked = readCommand(command, layout)
  if (!asked) return undefined
  const { change, focus } = asked
  return { layout: change ? arrange(layout, change, filled) : layout, focus }
}

type Asked = { change: Change | undefined; focus: string }

function readCommand(command: string, layout: Layout): Asked | undefined {
  const [verb = '', first = '', second = '', ...more] = command.split(':')
  if (more.length > 0) return undefined
  if (verb === 'add') return first === 'secondary' || first === 'briefs' ? addPlace(layout, first) : undefined
  if (verb.startsWith('row')) return moveRow(verb, Number(first), Number(second), layout)
  const place = placeNamed(layout, first)
  if (place === undefined) return undefined
  switch (verb) {
    case 'up':
    case 'down':
      return moveBy(layout, place, verb)
    case 'move': {
      const to = placeNamed(layout, second)
      return to && { change: { is: 'move', place, to }, focus: `${to}-change` }
    }
    case 'put':
      return /^[\w-]{1,64}$/.test(second)
        ? { change: { is: 'place', place, article: second }, focus: `${place}-change` }
        : undefined
    case 'free':
      return { change: { is: 'free', place }, focus: `${place}-change` }
    case 'remove':
      return { change: { is: 'remove', place }, focus: `add-${groupOf(place) ?? ''}` }
    default:
      return undefined
  }
}

function moveBy(layout: Layout, place: Place, way: 'up' | 'down'): Asked {
  const step = way === 'up' ? -1 : 1
  const to = neighbourOf(layout, place, step)
  if (to === undefined) return { change: undefined, focus: `${place}-change` }
  const goesOn = neighbourOf(layout, to, step) !== undefined
  const other = way === 'up' ? 'down' : 'up'
  return { change: { is: 'move', place, to }, focus: `${to}-${goesOn ? way : other}` }
}

function addPlace(layout: Layout, group: Group): Asked {
  return { change: { is: 'add', group }, focus: `${group}-${layout[group].length}-change` }
}

function moveRow(verb: string, from: number, second: number, { rows }: Layout): Asked | undefined {
  if (!Number.isInteger(from) || !Number.isInteger(second)) return undefined
  if (verb !== 'row' && verb !== 'row-up' && verb !== 'row-down') return undefined
  const to = verb === 'row' ? second : verb === 'row-up' ? from - 1 : from + 1
  const isLast = to >= rows.length - 1
  const button = verb === 'row-up' ? (to <= 0 ? 'down' : 'up') : isLast ? 'up' : 'down'
  return { change: { is: 'move-row', from, to }, focus: `row-${to}-${button}` }
}

function placeNamed(layout: Layout, name: string): Place | undefined {
  return placesOf(layout).find(({ place }) => place === name)?.place
}

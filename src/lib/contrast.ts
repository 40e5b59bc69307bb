/** A colour as `#rrggbb`. */
export type Hex = `#${string}`

export function isHex(text: string): text is Hex {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** From 1 to 21, by WCAG 2.2 ("contrast ratio"). */
export function contrast(one: Hex, other: Hex): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const STEPS = 256

/**
 * The first colour on the way from `colour` to black or white, whichever stands out more from the ground, whose contrast
 * with the ground is `least` or more. `least` must not be above what black or white can reach: 4.5 always can.
 */
export function nearestReadable(colour: Hex, ground: Hex, least: number): Hex {
  const goal: Hex = contrast('#000000', ground) >= contrast('#ffffff', ground) ? '#000000' : '#ffffff'
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = mix(colour, goal, step / STEPS)
    if (contrast(mixed, ground) >= least) return mixed
  }
  return goal
}

function mix(from: Hex, to: Hex, share: number): Hex {
  const other = channels(to)
  const mixed = channels(from).map((value, index) =>
    Math.round(value + ((other[index] ?? value) - value) * share),
  )
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: Hex): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: Hex): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}

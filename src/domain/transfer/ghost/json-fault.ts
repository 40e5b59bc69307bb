const TOKEN =
  // oxlint-disable-next-line no-control-regex -- JSON forbids exactly these within strings.
  /[ \t\n\r]*(?:([{}[\],:])|("[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

export type Fault = { at: number; why: string }

/**
 * Where a text stops being JSON. The parser of the platform says so only for some faults; this is slower and is asked
 * only when it has refused. RFC 8259.
 */
export function findFault(text: string): Fault {
  const open: ('{' | '[')[] = []
  // What may come next: a value, a key, `:` after a key, `,` or a closing bracket after a value.
  let wants: 'value' | 'key' | 'colon' | 'comma' | 'end' = 'value'
  let before = ''
  TOKEN.lastIndex = 0
  for (;;) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) return faultAt(text, start)
    const [, sign, string] = match
    const inner = open.at(-1)
    if (sign === '}' || sign === ']') {
      const isEmpty = before === '{' || before === '['
      if (inner !== (sign === '}' ? '{' : '[') || !(wants === 'comma' || isEmpty)) return faultAt(text, start)
      open.pop()
      wants = open.length === 0 ? 'end' : 'comma'
    } else if (wants === 'comma') {
      if (sign !== ',') return faultAt(text, start)
      wants = inner === '{' ? 'key' : 'value'
    } else if (wants === 'key') {
      if (string === undefined) return faultAt(text, start)
      wants = 'colon'
    } else if (wants === 'colon') {
      if (sign !== ':') return faultAt(text, start)
      wants = 'value'
    } else if (wants === 'end') return faultAt(text, start)
    else if (sign === '{' || sign === '[') {
      open.push(sign)
      wants = sign === '{' ? 'key' : 'value'
    } else if (sign !== undefined) return faultAt(text, start)
    else wants = open.length === 0 ? 'end' : 'comma'
    before = sign ?? ''
  }
}

function faultAt(text: string, start: number): Fault {
  const at = start + (/^[ \t\n\r]*/.exec(text.slice(start, start + 100_000))?.[0].length ?? 0)
  const rest = text.slice(at, at + 1_000_000)
  const isCut =
    rest === '' || (rest.startsWith('"') && !/[^\\]"/.test(rest.slice(1)) && text.length - at <= rest.length)
  if (isCut) return { at: text.length, why: 'the file ends too early.' }
  return { at, why: `this is no JSON: ${JSON.stringify(rest.slice(0, 20))} has no place here.` }
}

/** A long text with blanks in it, cut up once so that filling them in costs little. */
export type Form = { first: string; rest: readonly { name: string; after: string }[] }

/** The mark of a blank: its name, and what nobody knows who writes in the text. */
export function blankMaker(): { blank: (name: string) => string; toForm: (text: string) => Form } {
  const secret = crypto.randomUUID().replaceAll('-', '')
  return {
    blank: (name) => `blank${secret}x${name}x`,
    toForm: (text) => {
      const [first = '', ...pieces] = text.split(new RegExp(`blank${secret}x([a-z]+)x`))
      const rest = pieces.flatMap((name, index) =>
        index % 2 === 0 ? [{ name, after: pieces[index + 1] ?? '' }] : [],
      )
      return { first, rest }
    },
  }
}

/** `values` are written as they are: who fills in HTML escapes them. A blank without a value stays empty. */
export function fillIn({ first, rest }: Form, values: Readonly<Record<string, string>>): string {
  let text = first
  for (const { name, after } of rest) text += (values[name] ?? '') + after
  return text
}

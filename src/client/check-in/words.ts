import { writtenAs } from '../../lib/written-as.ts'

/** What the page may say, as the server put it there: `data-word-came="Came at {time}"`. */
export type Say = (word: string, values?: Record<string, string | number>) => string

export function wordsOf(root: HTMLElement): Say {
  const language = document.documentElement.lang
  const number = new Intl.NumberFormat(writtenAs(language))
  return (word, values = {}) => {
    const said = root.getAttribute(`data-word-${word}`) ?? ''
    return said.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? number.format(value) : (value ?? whole)
    })
  }
}

export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(writtenAs(document.documentElement.lang), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

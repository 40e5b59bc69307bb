import { SaxesParser } from 'saxes'
import { BadFile } from '../bad-file.ts'

/** One child of the channel with all it holds: an item, an author, a category. `line` is where it begins. */
export type WxrElement = {
  name: string
  attributes: Record<string, string>
  line: number
  text: string
  children: WxrElement[]
}

const DEEPEST = 24
/** Characters. WordPress itself has no limit; a book has a million. */
const LONGEST_ELEMENT = 16_000_000

/**
 * Reads a WordPress export element by element, holding one at a time. Throws a BadFile for what is not well-formed,
 * not UTF-8, not a WordPress export, or has a document type or entities of its own.
 */
export async function* readWxr(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<WxrElement> {
  const reading = startReading()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of bytes) {
    reading.write(decode(() => decoder.decode(chunk, { stream: true }), reading.line()))
    yield* reading.take()
  }
  reading.write(decode(() => decoder.decode(), reading.line()))
  reading.close()
  yield* reading.take()
}

function startReading() {
  const parser = new SaxesParser({ xmlns: false })
  const open: WxrElement[] = []
  const done: WxrElement[] = []
  let spent = 0
  let isExport = false

  parser.on('error', (error) => fail(plainMessage(error.message)))
  parser.on('doctype', () => fail('a document type (DOCTYPE) is not allowed in an export.'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) fail(`the encoding is ${encoding}; only UTF-8 can be read.`)
  })
  parser.on('opentagstart', () => {
    if (open.length > DEEPEST) fail(`elements are nested more than ${DEEPEST} deep.`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0 && name !== 'rss') fail(`this is no WordPress export: it begins with <${name}>.`)
    if (name === 'wp:wxr_version') isExport = true
    const element: WxrElement = {
      name,
      attributes: { ...attributes },
      line: parser.line,
      text: '',
      children: [],
    }
    // The channel itself keeps no children: each is handed on as soon as it is whole.
    if (open.length > 2) open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element && open.length === 2) {
      done.push(element)
      spent = 0
    }
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element && open.length > 2) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)

  function fail(message: string): never {
    throw new BadFile(message, parser.line)
  }

  return {
    line: () => parser.line,
    write(text: string): void {
      spent += text.length
      if (spent > LONGEST_ELEMENT) {
        fail(
          `the item that begins on line ${open[2]?.line ?? parser.line} is larger than 16 million characters.`,
        )
      }
      parser.write(text)
    },
    close(): void {
      parser.close()
      if (!isExport) fail('this is no WordPress export: it names no WXR version.')
    },
    *take(): Generator<WxrElement> {
      yield* done.splice(0)
    },
  }
}

function decode(work: () => string, line: number): string {
  try {
    return work()
  } catch {
    throw new BadFile('after this line the file is not UTF-8 text.', line)
  }
}

/** Saxes writes `12:6: undefined entity.`; the line is told already. */
function plainMessage(message: string): string {
  const plain = message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.?$/, '.')
  return plain.startsWith('unclosed tag') ? `the file ends too early: ${plain}` : plain
}

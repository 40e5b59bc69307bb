import { delimiterOf, LONGEST_HEAD, MOST_PARTS, type Part, readHead } from './multipart.ts'

/** `bytes` are to be read before the next part is asked for; what is left of them is passed over. */
export type StreamedPart = Omit<Part, 'bytes'> & { bytes: AsyncIterable<Uint8Array> }

/** The body is no form, or has ended too early. */
export class BrokenForm extends Error {}

/**
 * The same as `readMultipart` while it comes in: no more than a piece of it is held, however large a part is. Throws
 * `BrokenForm` where it turns out to be none.
 */
export async function* streamMultipart(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamedPart> {
  const delimiter = delimiterOf(contentType)
  if (!delimiter) throw new BrokenForm('There is no boundary.')
  const coming = new Coming(body)
  if (!(await coming.take(delimiter.length - 2)).equals(delimiter.subarray(2)))
    throw new BrokenForm('It does not begin with a part.')
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const sign = (await coming.take(2)).toString('latin1')
    if (sign === '--') {
      if (!/^(?:\r\n)?$/.test(await coming.rest(3))) throw new BrokenForm('More comes after its end.')
      return
    }
    const head = sign === '\r\n' ? await coming.head() : undefined
    const named = head === undefined ? undefined : readHead(`\r\n${head}\r\n\r\n`)
    if (!named) throw new BrokenForm('A part has no name.')
    const bytes = coming.until(delimiter)
    yield { ...named, bytes }
    for await (const _ of bytes);
  }
  throw new BrokenForm('It has too many parts.')
}

class Coming {
  #held: Buffer = Buffer.alloc(0)
  readonly #pieces: AsyncIterator<Uint8Array>

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#pieces = body[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) await this.#more()
    return this.#cut(length)
  }

  async head(): Promise<string> {
    let end = this.#held.indexOf('\r\n\r\n')
    while (end < 0 && this.#held.length < LONGEST_HEAD) {
      await this.#more()
      end = this.#held.indexOf('\r\n\r\n')
    }
    if (end < 0 || end > LONGEST_HEAD) throw new BrokenForm('The head of a part does not end.')
    return this.#cut(end + 4).toString('utf8', 0, end)
  }

  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(delimiter)
      if (at >= 0) {
        if (at > 0) yield this.#cut(at)
        this.#cut(delimiter.length)
        return
      }
      // Its end may be the beginning of the delimiter.
      const sure = this.#held.length - delimiter.length + 1
      if (sure > 0) yield this.#cut(sure)
      await this.#more()
    }
  }

  /** What is left, if it is no more than this. */
  async rest(most: number): Promise<string> {
    while (this.#held.length < most && (await this.#pulled()));
    return this.#held.toString('latin1')
  }

  #cut(length: number): Buffer {
    const piece = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return piece
  }

  async #more(): Promise<void> {
    if (!(await this.#pulled())) throw new BrokenForm('It ends too early.')
  }

  async #pulled(): Promise<boolean> {
    const { value, done } = await this.#pieces.next()
    if (done) return false
    this.#held =
      this.#held.length === 0
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
        : Buffer.concat([this.#held, value])
    return true
  }
}

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { needProgram } from './programs.ts'

export type Finding = { name: string; line: number; message: string; extract: string }

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

/** Everything the Nu HTML checker calls an error or a warning, over all the pages in one run: Java starts slowly. */
export async function checkHtml(pages: { name: string; html: string }[]): Promise<Finding[]> {
  return check(
    'html',
    pages.map(({ name, html }) => ({ name, text: html })),
  )
}

/** Programs of mail that lay out with Word's engine know widths and spaces of tables by attributes only. */
const NEEDED_IN_MAIL =
  /^The “(?:width|align|cellpadding|cellspacing)” attribute on the “(?:table|td)” element is obsolete|supported-color-schemes/

/** The same of mails, but for what they cannot do without. */
export async function checkMailHtml(mails: { name: string; html: string }[]): Promise<Finding[]> {
  return (await checkHtml(mails)).filter(({ message }) => !NEEDED_IN_MAIL.test(message))
}

export async function checkCss(sheets: { name: string; css: string }[]): Promise<Finding[]> {
  return check(
    'css',
    sheets.map(({ name, css }) => ({ name, text: css })),
  )
}

/** One short run: the better compiler would cost more than it gains, and the lesser one needs a deeper stack. */
const JVM_FLAGS = ['-Xss8m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

const report = z.object({
  messages: z.array(
    z.object({
      type: z.enum(['error', 'info', 'non-document-error']),
      subType: z.string().optional(),
      url: z.string().optional(),
      lastLine: z.number().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
})

async function check(kind: 'html' | 'css', inputs: { name: string; text: string }[]): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-vnu-'))
  try {
    const files = inputs.map(({ text }, index) => {
      const path = join(folder, `${index}.${kind}`)
      writeFileSync(path, text)
      return path
    })
    const flags = ['--exit-zero-always', '--stdout', '--format', 'json', `--${kind}`]
    const run = promisify(execFile)
    const { stdout } = await run(needProgram('java'), [...JVM_FLAGS, '-jar', jar, ...flags, ...files], {
      maxBuffer: 64 * 1024 * 1024,
    })
    return readReport(stdout, (file) => inputs[Number.parseInt(file, 10)]?.name ?? file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readReport(json: string, nameOf: (file: string) => string): Finding[] {
  return report
    .parse(JSON.parse(json))
    .messages.filter((message) => message.type !== 'info' || message.subType === 'warning')
    .map(({ url = '', lastLine = 0, message, extract = '' }) => ({
      name: nameOf(basename(url)),
      line: lastLine,
      message,
      extract,
    }))
}

import { after } from 'node:test'
import { z } from 'zod'
import { startChecker } from './vnu-server.ts'

export type Finding = { name: string; line: number; message: string; extract: string }

/** Everything the Nu HTML checker calls an error or a warning. */
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

const report = z.object({
  messages: z.array(
    z.object({
      type: z.enum(['error', 'info', 'non-document-error']),
      subType: z.string().optional(),
      lastLine: z.number().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
})

let ownChecker: ReturnType<typeof startChecker> | undefined

/** Only a test file that was run by itself, without the global set-up, has a checker of its own. */
after(async () => (await ownChecker)?.end())

async function check(kind: 'html' | 'css', inputs: { name: string; text: string }[]): Promise<Finding[]> {
  const url = process.env.TEST_VNU_URL ?? (await (ownChecker ??= startChecker())).url
  const findings: Finding[] = []
  for (const { name, text } of inputs) {
    const headers = { 'content-type': `text/${kind}; charset=utf-8` }
    const answer = await fetch(`${url}/?out=json`, { method: 'POST', headers, body: text })
    findings.push(...readReport(await answer.json(), name))
  }
  return findings
}

function readReport(json: unknown, name: string): Finding[] {
  return report
    .parse(json)
    .messages.filter((message) => message.type !== 'info' || message.subType === 'warning')
    .map(({ lastLine = 0, message, extract = '' }) => ({ name, line: lastLine, message, extract }))
}

import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { findAxeViolations } from './axe.ts'
import { launchBrowser, openPage } from './browser.ts'
import { checkCss, checkHtml } from './vnu.ts'

const good = `<!doctype html><html lang="en"><head><title>Aleppo</title></head>
<body><main><h1>Aleppo</h1><p>A siege was broken.</p></main></body></html>`
const bad = `<!doctype html><html><head><title>Aleppo</title></head>
<body><main><h1>Aleppo</h1><img src="/map.png"><p><div>A siege</div></p></main><script>fetch('//other.example/')</script></body></html>`

let server: Server
let browser: Browser
let origin = ''

before(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (request.url === '/good') response.setHeader('content-security-policy', "default-src 'none'")
    response.end(request.url === '/good' ? good : bad)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  origin = `http://127.0.0.1:${address.port}`
  browser = await launchBrowser()
})

after(async () => {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('the HTML checker names the page that is wrong, and only that one', async () => {
  const findings = await checkHtml([
    { name: 'good', html: good },
    { name: 'bad', html: bad },
  ])
  assert.deepEqual([...new Set(findings.map((finding) => finding.name))], ['bad'])
  assert.ok(findings.some((finding) => finding.message.includes('“alt” attribute')))
})

test('the CSS checker finds a property that does not exist', async () => {
  const findings = await checkCss([
    { name: 'good', css: 'p { color: #222 }' },
    { name: 'bad', css: 'p { colour: #222 }' },
  ])
  assert.deepEqual(
    findings.map((finding) => finding.name),
    ['bad'],
  )
})

test('axe looks at a page that allows no script at all, and finds nothing', async () => {
  const { page, problems } = await openPage(browser)
  await page.goto(`${origin}/good`)
  assert.deepEqual(await findAxeViolations(page), [])
  assert.deepEqual(problems, [])
})

test('axe and the browser tell what is wrong with a bad page', async () => {
  const { page, problems } = await openPage(browser)
  await page.goto(`${origin}/bad`)
  await page.waitForLoadState('networkidle')
  const rules = (await findAxeViolations(page)).map((finding) => finding.rule)
  assert.ok(rules.includes('image-alt') && rules.includes('html-has-lang'))
  assert.ok(problems.includes('request to another host: http://other.example/'))
})

test('a page can be opened without JavaScript', async () => {
  const { page, problems } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(`${origin}/bad`)
  assert.equal(await page.locator('h1').textContent(), 'Aleppo')
  assert.ok(!problems.some((problem) => problem.includes('other.example')))
})

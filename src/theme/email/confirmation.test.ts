import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'parse5'
import { interfaceLanguages } from '../../lib/languages.ts'
import { type ConfirmationKind, type ConfirmationProps, renderConfirmation } from './confirmation.tsx'

const kinds: ConfirmationKind[] = [
  'signIn',
  'register',
  'addressOld',
  'addressNew',
  'deletion',
  'staffSignIn',
  'staffCheck',
]

const props: ConfirmationProps = {
  kind: 'signIn',
  language: 'en',
  publication: { name: 'Frontier & <Review>', href: 'https://frontier.example/' },
  email: 'ada@example.org',
  href: 'https://frontier.example/confirmations/1/token',
  code: '012345',
  minutes: 10,
  device: 'Firefox on Linux',
}

for (const language of interfaceLanguages)
  for (const kind of kinds)
    test(`the ${kind} message in ${language} carries link, code and device in both its forms`, () => {
      const { subject, html, text } = renderConfirmation({ ...props, kind, language })
      assert.ok(subject.includes('Frontier & <Review>'))
      for (const form of [html, text])
        for (const part of [props.href, props.code, 'Firefox', 'Linux', '10'])
          assert.ok(form.includes(part), part)
      assert.ok(html.includes('Frontier &amp; &lt;Review&gt;') && !html.includes('<Review>'))
      assert.ok(
        html.startsWith(
          `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`,
        ),
      )
      assert.doesNotMatch(html + text, /undefined|\[object|=>/)
    })

test('no two languages say the same, and no two kinds do', () => {
  const texts = interfaceLanguages.flatMap((language) =>
    kinds.map((kind) => renderConfirmation({ ...props, kind, language }).text),
  )
  assert.equal(new Set(texts).size, texts.length)
})

test('the markup is well formed, loads nothing and runs nothing', () => {
  const { html } = renderConfirmation(props)
  const problems: string[] = []
  parse(html, { onParseError: (problem) => void problems.push(problem.code) })
  assert.deepEqual(problems, [])
  assert.doesNotMatch(html, /<script|<img|<link|src=|url\(/)
})

test('a browser that gave no name is not mentioned', () => {
  const { text } = renderConfirmation({ ...props, device: '' })
  assert.doesNotMatch(text, /Asked from/)
  assert.match(renderConfirmation({ ...props, device: 'Safari' }).text, /Asked from Safari\./)
})

test('the code is not in the subject, which lock screens show', () => {
  assert.ok(!renderConfirmation(props).subject.includes(props.code))
})

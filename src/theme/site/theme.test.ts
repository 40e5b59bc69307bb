import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formPages } from '../../../test/support/theme-preview-forms.ts'
import { cards, frame } from '../../../test/support/theme-preview-demo.ts'
import { readingPages } from '../../../test/support/theme-preview-reading.ts'
import type { Card } from '../contract/frame.ts'
import { siteTheme } from './theme.tsx'

const pages = (['en', 'fr', 'ar'] as const).flatMap((language) =>
  Object.entries({ ...readingPages(language), ...formPages(language) }).map(([name, html]) => ({
    name: `${name}.${language}`,
    html,
  })),
)
const page = (name: string): string => pages.find((one) => one.name === name)?.html ?? ''
const hostile = '<img src=x onerror=alert(1)>"\'&'
const [first] = cards('en')
if (!first) throw new Error('The demo has no articles.')

test('no page has a script, style or handler of its own', () => {
  for (const { name, html } of pages) {
    assert.doesNotMatch(html, /<[^>]*\son\w+=|<[^>]*\sstyle=|<style|href="javascript:/i, name)
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes)
    assert.deepEqual([...new Set(scripts)], [' type="application/ld+json"'], name)
  }
})

test('every page has one h1, a description, a skip link and a main part, and skips no level of heading', () => {
  for (const { name, html } of pages) {
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
    assert.equal(levels.filter((level) => level === 1).length, 1, name)
    levels.reduce(
      (above, level) => (assert.ok(level <= above + 1, `${name}: h${level} after h${above}`), level),
      0,
    )
    assert.match(html, /<meta name="description" content="[^"]+"/, name)
    assert.match(html, /<a class="skip" href="#content">[\s\S]*<main id="content"/, name)
  }
})

test('no id is given twice on a page', () => {
  for (const { name, html } of pages) {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    assert.deepEqual(
      ids.filter((id, place) => ids.indexOf(id) !== place),
      [],
      name,
    )
  }
})

test('every picture has its size and its alternative text', () => {
  for (const { name, html } of pages)
    for (const [image] of html.matchAll(/<img[^>]*>/g)) {
      assert.match(image, /\swidth="\d+"/, name)
      assert.match(image, /\sheight="\d+"/, name)
      assert.match(image, /\salt(="|[\s>])/, name)
    }
})

test('an Arabic page runs from the right and says so', () => {
  assert.match(page('home.ar'), /^<!doctype html><html lang="ar" dir="rtl">/)
})

test('whatever a headline holds, it is text', () => {
  const card: Card = { ...first, headline: hostile, kicker: hostile, standfirst: hostile }
  const html = siteTheme.section({
    frame: {
      ...frame('en', hostile),
      description: hostile,
      jsonLd: [{ name: '</script><script>alert(1)</script>' }],
    },
    section: {
      name: hostile,
      description: hostile,
      feeds: [{ title: hostile, href: `/feed?"${hostile}`, type: 'rss' }],
    },
    cards: [card],
    pagination: {},
  })
  assert.doesNotMatch(html, /<img src=x|<script>alert/)
  assert.doesNotMatch(html.replace(/"[^"]*"/g, '""'), /<[^>]*onerror/)
})

test('a walled article ends in a form that goes on without a script', () => {
  const html = page('wall.en')
  assert.match(html, /Continue reading this article by registering and get unlimited access to/)
  assert.match(html, /<form class="wall-form" method="post" action="#"/)
  assert.match(html, /<input type="hidden" name="next" value="\/articles\/aleppo-stalemate#p-4"/)
  assert.match(html, /You have read your 3 free articles\. The next is free on 1 December 2026\./)
})

test('a mistake is named above the form, linked to its field, and beside the field', () => {
  const html = page('wall-wrong.en')
  assert.match(html, /role="alert"[\s\S]*<a href="#wall-email">This is not an e-mail address/)
  assert.match(html, /id="wall-email-error"[\s\S]*aria-invalid="true" aria-describedby="wall-email-error"/)
  assert.match(html, /value="name@"/)
})

test('what a visitor has left is said before the wall', () => {
  assert.match(page('article.en'), /2 of 3 free articles left/)
  assert.match(page('article.ar'), /بقي لك مقالان مجانيان من أصل 3/)
})

test('the article page keeps its order', () => {
  const order = [
    'class="kicker"',
    '<h1',
    'class="standfirst"',
    'class="byline"',
    'id="summary"',
    'figure-lead',
    'class="body"',
  ]
  const end = [
    'id="corrections"',
    'id="found-in"',
    'id="bios"',
    'id="versions"',
    'id="next"',
    'class="share"',
  ]
  const places = [...order, ...end].map((mark) => page('article.en').indexOf(mark))
  assert.ok(places.every((place) => place > 0))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
})

test('on paper every link of the text has its address at the end, and the fragment links none', () => {
  const [list = ''] = /<ol class="printed-links">.*?<\/ol>/s.exec(page('article.en')) ?? []
  assert.match(list, /<li>https:\/\/causeway\.example\/articles\/sarajevo-longest-siege<\/li>/)
  assert.doesNotMatch(list, /#fn/)
})

test('times are written for machines too, with the offset of the publication', () => {
  assert.match(
    page('article.en'),
    /<time datetime="2016-08-12T16:00:00\+02:00"[^>]*>12 August 2016 at 16:00 CEST/,
  )
})

test('the fragments are pieces, not pages', () => {
  const locale = { language: 'en', timeZone: 'UTC' } as const
  const account = { name: 'Nadia', href: '/account', signOutAction: '/sign-out' }
  const badge = siteTheme.accountFragment({
    locale,
    account,
    signInHref: '/sign-in',
    registerHref: '/register',
  })
  assert.match(
    badge,
    /^<nav class="account-badge"[\s\S]*Nadia[\s\S]*<form method="post" action="\/sign-out">/,
  )
  assert.match(
    siteTheme.nextFragment({ locale, cards: [first] }),
    /^<ul><li><article class="card card-plain">/,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticleFile } from './article-file.ts'

const html = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Two rings at Acre</title>
<meta name="kind" content="brief">
<meta name="kicker" content="The Third Crusade">
<meta name="standfirst" content="A ring with a coast is not a ring.">
<meta name="summary" content="How did they survive? By sea.">
<meta name="section" content="europe">
<meta name="authors" content="ines-halvorsen, kofi-asante-reid">
<meta name="topics" content="siege,israel, naval-power">
<meta name="published" content="-11d 06:20">
<meta name="correction" content="-1d 10:00 | It said May | and meant June.">
</head>
<body><p>In August 1189.</p></body>
</html>`

test('an article file says everything about its article', () => {
  const { html: _, ...article } = readArticleFile('articles/acre.html', html)
  assert.deepEqual(article, {
    file: 'articles/acre.html',
    language: 'en',
    slug: 'acre',
    translationOf: undefined,
    kind: 'brief',
    headline: 'Two rings at Acre',
    kicker: 'The Third Crusade',
    standfirst: 'A ring with a coast is not a ring.',
    summary: 'How did they survive? By sea.',
    section: 'europe',
    authors: ['ines-halvorsen', 'kofi-asante-reid'],
    topics: ['siege', 'israel', 'naval-power'],
    published: '-11d 06:20',
    updated: undefined,
    audience: null,
    lead: null,
    corrections: [{ published: '-1d 10:00', text: 'It said May | and meant June.' }],
  })
})

const faults: { says: string; from: string | RegExp; to: string; reason: string }[] = [
  { says: 'a misspelt name', from: '"kicker"', to: '"kiker"', reason: 'there is no meta "kiker"' },
  {
    says: 'a missing name',
    from: /<meta name="section".*\n/,
    to: '',
    reason: 'the meta "section" is missing',
  },
  { says: 'an empty content', from: 'The Third Crusade', to: '', reason: 'the meta "kicker" is empty' },
  {
    says: 'an unknown kind',
    from: '"brief"',
    to: '"essay"',
    reason: 'the meta "kind" must be analysis or brief, not "essay"',
  },
  { says: 'no headline', from: 'Two rings at Acre', to: '', reason: 'the title is missing' },
  { says: 'no language', from: ' lang="en"', to: '', reason: 'the html element has no lang' },
  {
    says: 'a correction without a date',
    from: '-1d 10:00 | It said May | and meant June.',
    to: 'It said May.',
    reason: 'a correction must be "date | text", not "It said May."',
  },
]

for (const { says, from, to, reason } of faults)
  test(`an article file with ${says} is refused by its name, with the reason`, () => {
    assert.throws(() => readArticleFile('articles/acre.html', html.replace(from, to)), {
      message: `The demo cannot be seeded from articles/acre.html: ${reason}.`,
    })
  })

import assert from 'node:assert/strict'
import { z } from 'zod'
import { addAuthor } from '../../src/domain/articles/bylines.ts'
import { editAuthor } from '../../src/domain/articles/author-edit.ts'
import { addAlias, editTopic } from '../../src/domain/topics/edit.ts'
import { addTopic } from '../../src/domain/topics/find-by-name.ts'
import { openAs, sendForm, signInAs } from './newsroom.ts'
import { photograph } from './pictures.ts'
import { ORIGIN, type TestSite } from './site.ts'
import { sendPicture } from './uploads.ts'

/** A writer who puts the same words wherever the newsroom takes words, and what became of it. */
export type HostileWork = {
  place: number
  id: string
  slug: string
  media: string
  authorId: string
  topicId: string
}

export type HostileWriter = {
  /** Writes an article twice, with all that belongs to it, and has it published. */
  write: (words: string, place: number) => Promise<HostileWork>
  /** What the site answers to an article with this node for a body. */
  trySave: (node: object) => Promise<number>
}

export async function enterHostileWriter(
  site: TestSite,
  sectionId: string,
  name: string,
): Promise<HostileWriter> {
  const { database, clock } = site.deps
  const { db } = database
  const cookie = await signInAs(site, 'writer', { name })
  const editor = await signInAs(site, 'editor', { name })
  const send = async (id: string, content: object) => {
    const head = await headOf(site, cookie, id)
    return site.app.request(`${ORIGIN}/newsroom/articles/${id}/revisions`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'content-type': 'application/json', 'if-match': `"${head}"` },
      body: JSON.stringify(content),
    })
  }
  const begin = async () => {
    const begun = await sendForm(site, cookie, '/newsroom/articles', { sectionId })
    return /articles\/([^/]+)\/edit$/.exec(begun.headers.get('location') ?? '')?.[1] ?? ''
  }
  const sketch = await begin()
  const plain = { headline: 'x', kicker: '', standfirst: '', summary: '', lead: null, origin: 'saved' }
  return {
    async trySave(node) {
      const body = { type: 'doc', content: [node] }
      const fields = { sectionId, authorIds: [], topicIds: [] }
      return (await send(sketch, { ...plain, ...fields, body })).status
    },
    async write(words, place) {
      const line = words.replace(/[\r\n]+/g, ' ')
      const author = await addAuthor(db, clock, `Author ${place}`, ['en'])
      await editAuthor(db, author.id, {
        name: { en: line },
        role: { en: line },
        bio: { en: words },
        links: [{ label: line, url: `https://attacker.example/?${encodeURIComponent(line)}` }],
      })
      const topic = await addTopic(db, `Topic ${place}`, 'theme', ['en'])
      await editTopic(db, topic.id, { kind: 'theme', name: { en: line }, description: { en: words } })
      await addAlias(db, topic.id, line)
      const media = (await sendPicture(site, editor, await photograph(place, 64, 48), `${line}.jpg`)).id
      const worded = { alt: line, caption: line, credit: line, rights: line }
      assert.equal((await sendForm(site, editor, `/newsroom/media/${media}`, worded)).status, 303)
      const id = await begin()
      const slug = `hostile-${place}`
      const content = { ...contentOf(line, words, media), sectionId, slug, origin: 'saved' }
      const chosen = { authorIds: [author.id], topicIds: [topic.id], audience: 'everyone' }
      for (const headline of [line, `${line} ${line}`.slice(0, 1_000)]) {
        const saved = await send(id, { ...content, ...chosen, headline })
        assert.equal(saved.status, 201, `${line}: ${await saved.text()}`)
      }
      for (const to of ['remarks', 'notes'])
        assert.equal(
          (await sendForm(site, cookie, `/newsroom/articles/${id}/${to}`, { text: words })).status,
          303,
        )
      const publication = { head: await headOf(site, editor, id) }
      const published = await sendForm(site, editor, `/newsroom/articles/${id}/publication`, publication)
      assert.equal(published.status, 303, words)
      return { place, id, slug, media, authorId: author.id, topicId: topic.id }
    },
  }
}

async function headOf(site: TestSite, cookie: string, id: string): Promise<string> {
  const answer = await openAs(site, cookie, `/newsroom/articles/${id}/head`)
  return z.object({ revisionId: z.string() }).parse(await answer.json()).revisionId
}

function contentOf(line: string, words: string, media: string) {
  return {
    kicker: line,
    standfirst: words,
    summary: words,
    lead: { media, alt: words, caption: words, credit: line },
    search: { title: line, description: words },
    social: { title: line, description: words, media },
    body: bodyOf(words, media),
  }
}

/** The words in every kind of text that a document has. */
function bodyOf(words: string, media: string) {
  const text = [{ type: 'text', text: words }]
  const paragraph = { type: 'paragraph', content: text }
  const link = { type: 'link', attrs: { href: `https://attacker.example/"><svg/onload=window.ran=1>` } }
  const linked = { type: 'paragraph', content: [{ ...text[0], marks: [link] }] }
  const cell = { type: 'tableCell', content: [paragraph] }
  const url = `https://attacker.example/?${words.replace(/[\s\p{Control}]/gu, '')}`
  const content = [
    linked,
    { type: 'heading', attrs: { level: 2 }, content: text },
    { type: 'paragraph', content: [...text, { type: 'footnote', content: text }] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] },
    { type: 'blockquote', attrs: { attribution: words }, content: [paragraph] },
    { type: 'pullQuote', attrs: { attribution: words }, content: text },
    { type: 'callout', content: [paragraph] },
    { type: 'figure', attrs: { media, alt: words, credit: words }, content: text },
    { type: 'table', attrs: { caption: words }, content: [{ type: 'tableRow', content: [cell] }] },
    { type: 'embed', attrs: { provider: words, url, title: words } },
    { type: 'codeBlock', content: text },
    { type: 'plainBlock', attrs: { label: words }, content: text },
    paragraph,
  ]
  return { type: 'doc', content }
}

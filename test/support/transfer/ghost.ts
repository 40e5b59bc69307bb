import type { Loose } from '../../../src/domain/transfer/loose.ts'

/** Lexical as Ghost's editor writes it, without the many settings that say nothing. */
export function lexical(...children: object[]): string {
  return JSON.stringify({ root: { children, type: 'root' } })
}

export function words(text: string, format = 0): object {
  return { type: 'extended-text', text, format }
}

export function paragraph(...children: object[]): object {
  return { type: 'paragraph', children }
}

export type TestPost = Record<string, unknown> & { id: string }

/** An export of a small invented letter, as bytes. */
export function ghostExport(posts: TestPost[], tables: Loose = {}): Uint8Array {
  const data = {
    posts: posts.map((post) => ({
      uuid: `uuid-${post.id}`,
      slug: `post-${post.id}`,
      title: `Post ${post.id}`,
      type: 'post',
      status: 'published',
      visibility: 'public',
      created_at: '2020-01-01 10:00:00',
      updated_at: '2020-01-02 10:00:00',
      published_at: '2020-01-01 12:00:00',
      ...post,
    })),
    users: [
      {
        id: 'u1',
        slug: 'mira',
        name: 'Mira Okonjo',
        bio: 'Counts ships.',
        website: 'https://example.org',
        email: 'mira@example.org',
      },
    ],
    posts_authors: posts.map(({ id }) => ({ post_id: id, author_id: 'u1', sort_order: 0 })),
    tags: [
      { id: 't1', slug: 'ports', name: 'Ports', visibility: 'public' },
      { id: 't2', slug: 'grain', name: 'Grain', visibility: 'public' },
      { id: 't3', slug: 'hash-desk', name: '#desk', visibility: 'internal' },
    ],
    posts_tags: [],
    ...tables,
  }
  return Buffer.from(JSON.stringify({ db: [{ meta: { version: '6.0.0' }, data }] }))
}

import { escapeHtml } from '../../../src/lib/html-escape.ts'

export type TestItem = {
  id: number
  guid?: string
  title?: string
  type?: string
  status?: string
  slug?: string
  path?: string
  date?: string
  modified?: string
  content?: string
  excerpt?: string
  password?: string
  sticky?: boolean
  creator?: string
  parent?: number
  categories?: { domain: 'category' | 'post_tag'; slug: string; name: string }[]
  meta?: Record<string, string>
  attachment?: string
  comments?: number
}

export const SITE = 'https://old.example.org'

/** An export of a small invented site, one item after another. */
export function wxr(items: TestItem[], site: string = SITE): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The Old Letter</title>
<link>${site}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>${site}</wp:base_blog_url>
<wp:author><wp:author_login>mira</wp:author_login><wp:author_email>mira@example.org</wp:author_email><wp:author_display_name><![CDATA[Mira Okonjo]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>straits</wp:category_nicename><wp:cat_name><![CDATA[Straits &amp; Canals]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>grain</wp:category_nicename><wp:cat_name><![CDATA[Grain]]></wp:cat_name></wp:category>
<wp:tag><wp:tag_slug>convoys</wp:tag_slug><wp:tag_name><![CDATA[Convoys]]></wp:tag_name></wp:tag>
${items.map((item) => itemXml(item, site)).join('\n')}
</channel>
</rss>
`
}

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096)
}

function itemXml(item: TestItem, site: string): string {
  const { id, type = 'post', status = 'publish', slug = `item-${id}`, date = '2016-08-10 07:30:00' } = item
  const path = item.path ?? `/2016/08/${slug}/`
  const categories = (item.categories ?? []).map(
    ({ domain, slug, name }) =>
      `<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`,
  )
  const meta = Object.entries(item.meta ?? {}).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
  )
  const comment = '<wp:comment><wp:comment_content>Well said.</wp:comment_content></wp:comment>'
  return `<item>
<title>${escapeHtml(item.title ?? `Item ${id}`)}</title>
<link>${site}${path}</link>
<guid>${item.guid ?? ''}</guid>
<dc:creator><![CDATA[${item.creator ?? 'mira'}]]></dc:creator>
<content:encoded><![CDATA[${item.content ?? ''}]]></content:encoded>
<excerpt:encoded><![CDATA[${item.excerpt ?? ''}]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date_gmt>${date}</wp:post_date_gmt>
${item.modified ? `<wp:post_modified_gmt>${item.modified}</wp:post_modified_gmt>` : ''}
<wp:post_name>${slug}</wp:post_name>
<wp:status>${status}</wp:status>
<wp:post_parent>${item.parent ?? 0}</wp:post_parent>
<wp:post_type>${type}</wp:post_type>
<wp:post_password>${item.password ?? ''}</wp:post_password>
<wp:is_sticky>${item.sticky ? 1 : 0}</wp:is_sticky>
${item.attachment ? `<wp:attachment_url>${item.attachment}</wp:attachment_url>` : ''}
${categories.join('\n')}
${meta.join('\n')}
${comment.repeat(item.comments ?? 0)}
</item>`
}

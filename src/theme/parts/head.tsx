import { raw } from 'hono/html'
import type { FeedLink, Frame, JsonLd, OpenGraph } from '../contract/frame.ts'

const feedTypes: Record<FeedLink['type'], string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

export const Head = ({ frame }: { frame: Frame }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{documentTitle(frame)}</title>
    <meta name="description" content={frame.description} />
    {frame.robots ? <meta name="robots" content={frame.robots} /> : null}
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#fcfbf8" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#131716" media="(prefers-color-scheme: dark)" />
    {frame.assets.preloadFonts.map((href) => (
      <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
    ))}
    {frame.assets.styles.map((href) => (
      <link rel="stylesheet" href={href} />
    ))}
    {frame.assets.scripts.map((src) => (
      <script type="module" src={src}></script>
    ))}
    {frame.canonical ? <link rel="canonical" href={frame.canonical} /> : null}
    {frame.alternates.map(({ language, href }) => (
      <link rel="alternate" hreflang={language} href={href} />
    ))}
    {frame.feeds.map(({ title, href, type }) => (
      <link rel="alternate" type={feedTypes[type]} title={title} href={href} />
    ))}
    {frame.iconHref ? <link rel="icon" href={frame.iconHref} /> : null}
    {frame.manifestHref ? <link rel="manifest" href={frame.manifestHref} /> : null}
    {frame.openGraph ? <OpenGraphTags frame={frame} graph={frame.openGraph} /> : null}
    {frame.jsonLd.map((value) => (
      <script type="application/ld+json">{raw(inScript(value))}</script>
    ))}
  </head>
)

export function documentTitle({ title, publication }: Frame): string {
  if (title) return `${title} | ${publication.name}`
  return publication.motto ? `${publication.name} | ${publication.motto}` : publication.name
}

const OpenGraphTags = ({ frame, graph }: { frame: Frame; graph: OpenGraph }) => (
  <>
    <meta property="og:site_name" content={frame.publication.name} />
    {openGraphPairs(frame, graph).map(([property, content]) => (
      <meta property={property} content={content} />
    ))}
    <meta name="twitter:card" content={graph.image ? 'summary_large_image' : 'summary'} />
  </>
)

function openGraphPairs(frame: Frame, graph: OpenGraph): [string, string][] {
  const pairs: [string, string | number | undefined][] = [
    ['og:type', graph.type],
    ['og:title', graph.title],
    ['og:description', graph.description],
    ['og:url', frame.canonical],
    ['og:locale', frame.locale.language],
    ['og:image', graph.image?.url],
    ['og:image:width', graph.image?.width],
    ['og:image:height', graph.image?.height],
    ['og:image:alt', graph.image?.alt],
    ['article:published_time', graph.published],
    ['article:modified_time', graph.updated],
    ['article:section', graph.section],
  ]
  return pairs.flatMap(([property, content]) => (content === undefined ? [] : [[property, String(content)]]))
}

/** JSON may hold `</script>`; its `<` is written so that no parser of HTML sees a tag. */
function inScript(value: JsonLd): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}

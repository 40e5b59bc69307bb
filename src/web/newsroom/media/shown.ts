import { z } from 'zod'
import type { MediaItem } from '../../../domain/media/find.ts'
import type { Use } from '../../../domain/media/uses.ts'
import { readJson } from '../../../lib/json.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { MediaItemProps, MediaUse } from '../../../theme/contract/newsroom-media.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { documentPath, mediaPath } from '../../../lib/media-path.ts'
import type { Asking } from '../../route.ts'
import { kindOf, words } from './wording.ts'

/** An item as its page shows it. */
export function fileOf(deps: Deps, item: MediaItem): MediaItemProps['item'] {
  const kind = kindOf(item)
  const shown = item.variants.filter(({ mime }) => mime !== 'image/avif').at(-1)
  return {
    id: item.id,
    name: item.name,
    kind,
    type: typeOf(item.mime),
    picture:
      kind === 'picture' && shown && item.removedAt === null
        ? { src: mediaPath(shown.hash, shown.mime), width: shown.width, height: shown.height, alt: item.alt }
        : undefined,
    address: kind === 'document' ? deps.origin + documentPath(item.id) : undefined,
    width: item.width,
    height: item.height,
    bytes: item.bytes,
    added: item.createdAt,
    removed: item.removedAt !== null,
    isRendering: item.renderedAt === null,
    sizes: item.variants.map(({ width, height, mime, bytes }) => ({
      width,
      height,
      type: typeOf(mime),
      bytes,
    })),
    focus: { x: percent(item.focus?.x), y: percent(item.focus?.y) },
  }
}

export function toUse(c: Asking, { kind, id, name, language, isLive, isOpen }: Use): MediaUse {
  if (!isOpen && (kind === 'article' || kind === 'event')) {
    const hidden = kind === 'article' ? 'media.use.hidden' : 'media.use.hidden-event'
    return { kind, name: words(c)(hidden), href: undefined, isLive }
  }
  const href = (path: string) => (isOpen ? here(c, path) : undefined)
  switch (kind) {
    case 'article':
      return { kind, name, href: href(`/newsroom/articles/${id}`), isLive }
    case 'page':
      return { kind, name, href: href(`/newsroom/pages/${id}`), isLive }
    case 'author':
      return {
        kind,
        name: namesOf(name, language ?? c.var.language),
        href: href(`/newsroom/authors/${id}`),
        isLive,
      }
    case 'event':
      return { kind, name, href: href(`/newsroom/events/${id}`), isLive }
    case 'identity':
      return { kind, name: c.var.site.identity.name, href: href('/newsroom/identity'), isLive }
  }
}

function namesOf(json: string, language: string): string {
  return inLanguage(readJson(z.record(z.string(), z.string()), json), language)
}

function typeOf(mime: string): string {
  return mime.replace(/^(?:image|application)\//, '').toUpperCase()
}

function percent(share = 0.5): number {
  return Math.round(share * 100)
}

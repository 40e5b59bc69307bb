/** The hosts a page may frame once its reader asks for it; the Content-Security-Policy names the same. */
export const playerOrigins = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://datawrapper.dwcdn.net',
] as const

/** The player's address for a page of a site whose player may be framed; for any other the card stays a link. */
export function frameAddress(url: string): string | undefined {
  const address = new URL(url)
  if (address.protocol !== 'https:') return undefined
  const player = youTubePlayer(address) ?? vimeoPlayer(address) ?? address.href
  return playerOrigins.some((origin) => origin === new URL(player).origin) ? player : undefined
}

/** What a reader calls the site behind an address. */
export function providerOf(url: string): string {
  const host = new URL(url).hostname.replace(/^(?:www|m|player|w|open)\./, '')
  return PROVIDERS[host] ?? host
}

const PROVIDERS: Record<string, string> = {
  'youtube.com': 'YouTube',
  'youtube-nocookie.com': 'YouTube',
  'youtu.be': 'YouTube',
  'vimeo.com': 'Vimeo',
  'soundcloud.com': 'SoundCloud',
  'spotify.com': 'Spotify',
  'twitter.com': 'X',
  'x.com': 'X',
  'facebook.com': 'Facebook',
  'instagram.com': 'Instagram',
  'datawrapper.dwcdn.net': 'Datawrapper',
  'openstreetmap.org': 'OpenStreetMap',
}

function youTubePlayer(address: URL): string | undefined {
  const provider = providerOf(address.href)
  if (provider !== 'YouTube') return undefined
  const [, first, second] = address.pathname.split('/')
  const inPath = address.hostname === 'youtu.be' ? first : second
  const video = address.searchParams.get('v') ?? inPath
  return video && /^[\w-]{6,20}$/.test(video) ? `https://www.youtube-nocookie.com/embed/${video}` : undefined
}

function vimeoPlayer(address: URL): string | undefined {
  const video = /^\/(?:video\/)?(\d+)/.exec(address.pathname)?.[1]
  return providerOf(address.href) === 'Vimeo' && video ? `https://player.vimeo.com/video/${video}` : undefined
}

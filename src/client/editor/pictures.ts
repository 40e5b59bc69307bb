import type { Facts, Picture } from './facts.ts'

/** The pictures that the page knows, by media id; others are asked for. */
export type PictureShelf = {
  get: (id: string) => Picture | undefined
  put: (pictures: readonly Picture[]) => void
  fetch: (id: string) => Promise<Picture | undefined>
  /** Those of the library that fit the words, newest first. */
  search: (words: string) => Promise<Picture[]>
  /** Where its focal point, rights and uses are. */
  pageOf: (id: string | null) => string
  upload: (file: File) => Promise<Uploaded>
}

export type Uploaded = { uploaded: true; picture: Picture } | { uploaded: false; why: string }

export function createShelf({ pictures, places }: Facts, noConnection: string): PictureShelf {
  const known = new Map(pictures.map((picture) => [picture.id, picture]))
  const ask = async (query: string): Promise<Picture[]> => {
    const response = await fetch(`${places.pictures}?${query}`, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(`The library answered ${response.status}.`)
    const { results }: { results: Picture[] } = await response.json()
    for (const picture of results) known.set(picture.id, picture)
    return results
  }
  return {
    get: (id) => known.get(id),
    put: (more) => more.forEach((picture) => known.set(picture.id, picture)),
    fetch: async (id) => (await ask(`id=${encodeURIComponent(id)}`).catch(() => []))[0],
    search: (words) => ask(`q=${encodeURIComponent(words)}`),
    pageOf: (id) => `${places.upload}/${id ?? ''}`,
    async upload(file) {
      const body = new FormData()
      body.append('files', file)
      try {
        const headers = { accept: 'application/json' }
        const response = await fetch(places.upload, { method: 'POST', headers, body })
        const answer: Partial<Picture> & { message?: string } = await response.json()
        const { id, src, width, height } = answer
        if (!response.ok || id === undefined || src === undefined || !width || !height)
          return { uploaded: false, why: answer.message ?? String(response.status) }
        const picture = { ...answer, id, src, width, height, alt: answer.alt ?? '' }
        known.set(id, picture)
        return { uploaded: true, picture }
      } catch {
        return { uploaded: false, why: noConnection }
      }
    },
  }
}

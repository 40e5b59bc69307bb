import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../lib/clock.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { MediaStore } from '../../platform/media/store.ts'
import { attribute, elementsIn, lineText, readHtml } from '../articles/document/from-html/tree.ts'
import { addPicture } from '../media/pictures.ts'
import type { Drawings } from './body.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'

/** Pictures are made anew off the main thread, so a few at once use all cores. */
const AT_ONCE = 4

type Description = { alt: string; credit: string }

/** Takes in the picture made of every drawing. One that is there already is left as it is. */
export async function takeDrawings(db: Db, media: MediaStore, clock: Clock, demo: Demo): Promise<Drawings> {
  const descriptions = describeDrawings(demo)
  const taken = new Map<string, string>()
  const waiting = globSync('{pictures,portraits}/*.svg', { cwd: demo.folder }).toSorted()
  async function work(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { alt, credit } = descriptions.get(file) ?? { alt: '', credit: '' }
      const made = file.replace(/\.svg$/, '.webp')
      const bytes = await readFile(join(demo.folder, made))
      const added = await addPicture(db, media, clock, { bytes, alt, credit, sourceName: made })
      if (!added.added) throw fault(made, added.problem)
      taken.set(file, added.mediaId)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return taken
}

/** What the articles say of their drawings, the publication's first language first. */
function describeDrawings(demo: Demo): Map<string, Description> {
  const descriptions = new Map<string, Description>()
  const describe = (path: string, description: Description) => {
    if (!descriptions.has(path)) descriptions.set(path, description)
  }
  const [first] = demo.publication.languages
  for (const { lead, html } of demo.articles.toSorted(
    (one, other) => Number(other.language === first) - Number(one.language === first),
  )) {
    if (lead) describe(`pictures/${lead.picture}`, lead)
    for (const [name, description] of describeFigures(html)) describe(`pictures/${name}`, description)
  }
  for (const author of demo.authors)
    describe(`portraits/${author.slug}.svg`, {
      alt: `Portrait of ${inLanguage(author.name, first ?? 'en')}`,
      credit: demo.publication.name,
    })
  return descriptions
}

function describeFigures(html: string): [string, Description][] {
  return [...elementsIn(readHtml(html))]
    .filter((element) => element.tagName === 'figure')
    .flatMap((figure) => {
      const inside = [...elementsIn(figure.childNodes)]
      const image = inside.find((element) => element.tagName === 'img')
      const small = inside.find((element) => element.tagName === 'small')
      const credit = small ? lineText(small.childNodes) : ''
      return image ? [[attribute(image, 'src'), { alt: attribute(image, 'alt'), credit }] as const] : []
    })
    .map(([name, description]) => [name, description])
}

import type { Document } from '../articles/document/document.ts'
import { documentFromHtml } from '../articles/document/from-html.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'
import { localLink } from './links.ts'

/** By its path in the demo folder, `pictures/NAME.svg` or `portraits/AUTHOR.svg`: the media Id of a drawing. */
export type Drawings = ReadonlyMap<string, string>

/** The document of a demo file. What would have to be changed or left out on the way is a fault. */
export function readBody(
  demo: Demo,
  drawings: Drawings,
  source: { file: string; language: string; html: string },
): Document {
  const { document, notes } = documentFromHtml(source.html, {
    media: (src) => drawingNamed(drawings, source.file, src),
    link: (href) => localLink(demo, source, href),
  })
  const [note] = notes
  if (note !== undefined) throw fault(source.file, note)
  return document
}

export function drawingNamed(drawings: Drawings, file: string, name: string): string {
  const id = drawings.get(`pictures/${name}`)
  if (id === undefined) throw fault(file, `there is no drawing ${name}`)
  return id
}

import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { addPage } from '../pages/pages.ts'
import { type Drawings, readBody } from './body.ts'
import type { Demo } from './folder.ts'

/** In the order of the footer: about, contact, privacy; the publication's first language before its versions. */
export async function seedPages(db: Db, clock: Clock, demo: Demo, drawings: Drawings): Promise<void> {
  const { languages } = demo.publication
  const works = new Map<string, string>()
  for (const language of languages)
    for (const page of demo.pages.filter((page) => page.language === language)) {
      const { slug, title, standfirst } = page
      const workId = works.get(slug)
      const body = readBody(demo, drawings, page)
      const publishedAt = toInstantText(clock())
      const added = await addPage(
        db,
        clock,
        { slug, language, title, standfirst, body, publishedAt, ...(workId !== undefined && { workId }) },
        'demo',
      )
      works.set(slug, added.workId)
    }
}

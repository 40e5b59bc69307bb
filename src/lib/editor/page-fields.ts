import { slugify } from '../slug.ts'
import { block, type FormOf, line } from './controls.ts'

/** The controls of the form beside a static page, by name. */
export const pageControls = ['title', 'standfirst', 'slug'] as const

export type PageForm = FormOf<typeof pageControls>

/** What a save of a page says besides its body. */
export type PageFields = { title: string; standfirst: string; slug?: string }

export function readPageForm(valueOf: (name: keyof PageForm) => string): PageFields {
  const slug = slugify(valueOf('slug'))
  return {
    title: line(valueOf('title')),
    standfirst: block(valueOf('standfirst')),
    ...(slug !== '' && { slug }),
  }
}

export function writePageForm({ title, standfirst, slug = '' }: PageFields): PageForm {
  return { title, standfirst, slug }
}

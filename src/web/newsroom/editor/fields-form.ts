import { z } from 'zod'
import type { DraftContent } from '../../../domain/articles/draft.ts'
import type { Lead, RevisionInput } from '../../../domain/articles/save.ts'

const field = z.string().max(20_000)
const optional = field.optional()

/** The names of the form beside the text; the script sends the same controls as JSON. */
export const fieldsShape = {
  head: field,
  headline: field,
  kicker: field,
  standfirst: field,
  summary: field,
  sectionId: field,
  authorIds: field,
  topicIds: field,
  audience: field,
  slug: field,
  featured: optional,
  searchTitle: field,
  searchDescription: field,
  socialTitle: field,
  socialDescription: field,
  socialMedia: field,
  leadMedia: field,
  leadAlt: field,
  leadCaption: field,
  leadCredit: field,
}

type FormFields = z.output<z.ZodObject<typeof fieldsShape>>

export function toFormValues(content: DraftContent, slug: string | undefined): { [field: string]: string } {
  const { lead, search, social } = content
  return {
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    summary: content.summary,
    sectionId: content.sectionId,
    authorIds: content.authorIds.join(' '),
    topicIds: content.topicIds.join(' '),
    audience: content.audience ?? '',
    slug: content.slug ?? slug ?? '',
    featured: content.featured ? 'yes' : '',
    searchTitle: search?.title ?? '',
    searchDescription: search?.description ?? '',
    socialTitle: social?.title ?? '',
    socialDescription: social?.description ?? '',
    socialMedia: social?.media ?? '',
    leadMedia: lead?.media ?? '',
    leadAlt: lead?.alt ?? '',
    leadCaption: lead?.caption ?? '',
    leadCredit: lead?.credit ?? '',
  }
}

/** What the form says, over a body that stays as it is; unchecked, as `checkSave` takes it. */
export function toContent(form: FormFields, body: RevisionInput['body']): Record<string, unknown> {
  const search = { title: form.searchTitle.trim(), description: lines(form.searchDescription) }
  const social = {
    title: form.socialTitle.trim(),
    description: lines(form.socialDescription),
    media: form.socialMedia || null,
  }
  return {
    headline: form.headline.trim(),
    kicker: form.kicker.trim(),
    standfirst: lines(form.standfirst),
    summary: lines(form.summary),
    body,
    lead: toLead(form),
    sectionId: form.sectionId,
    authorIds: words(form.authorIds),
    topicIds: words(form.topicIds),
    audience: form.audience || null,
    ...(form.slug !== '' && { slug: form.slug }),
    featured: form.featured === 'yes',
    ...((search.title !== '' || search.description !== '') && { search }),
    ...((social.title !== '' || social.description !== '' || social.media !== null) && { social }),
    origin: 'saved',
  }
}

function toLead(form: FormFields): Lead | null {
  if (form.leadMedia === '') return null
  const { leadMedia: media, leadAlt: alt, leadCaption: caption, leadCredit: credit } = form
  return { media, alt: lines(alt), caption: lines(caption), credit: credit.trim() }
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

/** A form sends its lines apart by CR LF. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

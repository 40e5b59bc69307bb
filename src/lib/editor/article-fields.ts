import { slugify } from '../slug.ts'
import { block, type FormOf, line, names } from './controls.ts'

/** The controls of the form beside an article, by name. */
export const articleControls = [
  'headline',
  'kicker',
  'standfirst',
  'summary',
  'sectionId',
  'authorIds',
  'topicIds',
  'audience',
  'slug',
  'featured',
  'searchTitle',
  'searchDescription',
  'socialTitle',
  'socialDescription',
  'socialMedia',
  'leadMedia',
  'leadAlt',
  'leadCaption',
  'leadCredit',
] as const

export type ArticleForm = FormOf<typeof articleControls>

type ValueOf = (name: keyof ArticleForm) => string

/** What a save of an article says besides its body. */
export type ArticleFields = {
  headline: string
  kicker: string
  standfirst: string
  summary: string
  lead: { media: string; alt: string; caption: string; credit: string } | null
  sectionId: string
  authorIds: string[]
  topicIds: string[]
  audience?: string | null
  slug?: string
  featured?: boolean
  search?: { title: string; description: string }
  social?: { title: string; description: string; media: string | null }
}

export function readArticleForm(valueOf: ValueOf): ArticleFields {
  // Without one the address follows the headline until readers know it.
  const slug = slugify(valueOf('slug'), 120)
  const search = { title: line(valueOf('searchTitle')), description: block(valueOf('searchDescription')) }
  const social = {
    title: line(valueOf('socialTitle')),
    description: block(valueOf('socialDescription')),
    media: valueOf('socialMedia') || null,
  }
  return {
    headline: line(valueOf('headline')),
    kicker: line(valueOf('kicker')),
    standfirst: block(valueOf('standfirst')),
    summary: block(valueOf('summary')),
    lead: toLead(valueOf),
    sectionId: valueOf('sectionId'),
    authorIds: names(valueOf('authorIds')),
    topicIds: names(valueOf('topicIds')),
    audience: valueOf('audience') || null,
    ...(slug !== '' && { slug }),
    featured: valueOf('featured') === 'yes',
    ...((search.title || search.description) && { search }),
    ...((social.title || social.description || social.media) && { social }),
  }
}

export function writeArticleForm(fields: ArticleFields): ArticleForm {
  const { lead, search, social } = fields
  return {
    headline: fields.headline,
    kicker: fields.kicker,
    standfirst: fields.standfirst,
    summary: fields.summary,
    sectionId: fields.sectionId,
    authorIds: fields.authorIds.join(' '),
    topicIds: fields.topicIds.join(' '),
    audience: fields.audience ?? '',
    slug: fields.slug ?? '',
    featured: fields.featured ? 'yes' : '',
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

function toLead(valueOf: ValueOf): ArticleFields['lead'] {
  const media = valueOf('leadMedia')
  if (media === '') return null
  return {
    media,
    alt: block(valueOf('leadAlt')),
    caption: block(valueOf('leadCaption')),
    credit: line(valueOf('leadCredit')),
  }
}

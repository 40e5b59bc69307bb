import { slugify } from '../../lib/slug.ts'
import { cleanText } from './paste/text.ts'
import type { Content } from './save/content.ts'

export type FieldContent = Omit<Content, 'body'>

/** What the form beside the text says. */
export function readFields(form: HTMLFormElement): FieldContent {
  const text = (name: string) => {
    const control = form.elements.namedItem(name)
    return isTextual(control) ? cleanText(control.value.replaceAll('\r\n', '\n')) : ''
  }
  const line = (name: string) => text(name).replaceAll('\n', ' ').trim()
  const block = (name: string) => text(name).trim()
  const words = (name: string) => text(name).split(' ').filter(Boolean)
  // Without one the address follows the headline until readers know it.
  const slug = slugify(text('slug'))
  const search = { title: line('searchTitle'), description: block('searchDescription') }
  const social = {
    title: line('socialTitle'),
    description: block('socialDescription'),
    media: text('socialMedia') || null,
  }
  const lead = {
    media: text('leadMedia'),
    alt: block('leadAlt'),
    caption: block('leadCaption'),
    credit: line('leadCredit'),
  }
  return {
    headline: line('headline'),
    kicker: line('kicker'),
    standfirst: block('standfirst'),
    summary: block('summary'),
    lead: lead.media === '' ? null : lead,
    sectionId: text('sectionId'),
    authorIds: words('authorIds'),
    topicIds: words('topicIds'),
    audience: text('audience') || null,
    ...(slug !== '' && { slug }),
    featured: featuredBox(form)?.checked ?? false,
    ...((search.title || search.description) && { search }),
    ...((social.title || social.description || social.media) && { social }),
  }
}

/** Puts a content into the form, as after a colleague's save; pickers and pictures follow by the `input` event. */
export function writeFields(form: HTMLFormElement, content: FieldContent): void {
  const { lead, search, social } = content
  const values: { [name: string]: string } = {
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    summary: content.summary,
    sectionId: content.sectionId,
    authorIds: content.authorIds.join(' '),
    topicIds: content.topicIds.join(' '),
    audience: content.audience ?? '',
    slug: content.slug ?? '',
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
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name)
    if (isTextual(control)) control.value = value
  }
  const featured = featuredBox(form)
  if (featured) featured.checked = content.featured
  form.dispatchEvent(new CustomEvent('written'))
}

/** Whoever reads along sees the fields and changes none. */
export function lockFields(form: HTMLFormElement, locked: boolean): void {
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement) control.readOnly = locked
    else if (control instanceof HTMLInputElement && control.type !== 'checkbox') control.readOnly = locked
    else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
      control.disabled = locked
    else if (control instanceof HTMLButtonElement) control.disabled = locked
  }
}

function featuredBox(form: HTMLFormElement): HTMLInputElement | undefined {
  const box = form.elements.namedItem('featured')
  return box instanceof HTMLInputElement ? box : undefined
}

function isTextual(
  control: Element | RadioNodeList | null,
): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  )
}

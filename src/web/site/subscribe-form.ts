import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { FormState } from '../../theme/contract/forms.ts'
import type { LetterPromo } from '../../theme/contract/reading.ts'
import type { NewsletterChoice, SubscribeFormProps } from '../../theme/contract/subscriptions.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Asking } from '../route.ts'

const blank: FormState = { values: {}, errors: {} }

/** All newsletters in the page's language, to choose from; undefined where there are none. */
export function subscribeChoices(
  c: Asking,
  form = blank,
  place = placeOf(c),
): SubscribeFormProps | undefined {
  const choices = newsletterChoices(c)
  if (choices.length === 0) return undefined
  const text = saying(c)
  return {
    action: actionOf(c),
    lead: text('subscribe.choose'),
    submit: text('subscribe.submit'),
    choices,
    fields: { place },
    form,
  }
}

/** One newsletter, as on its own page; without a name, the first that everybody may get, at an article's foot. */
export function subscribeTo(c: Asking, slug?: string): SubscribeFormProps | undefined {
  const found = ofLanguage(c).find((one) =>
    slug === undefined ? one.audience === 'everyone' : one.slug === slug,
  )
  if (!found) return undefined
  const text = saying(c)
  return {
    action: actionOf(c),
    lead: text('subscribe.foot', { name: inLanguage(found.name, c.var.language) }),
    submit: text('subscribe.submit'),
    fields: { place: placeOf(c), newsletter: found.slug },
    form: blank,
  }
}

/** The first that everybody may get, for the front page. */
export function letterPromo(c: Asking): LetterPromo | undefined {
  const { language, site } = c.var
  const found = ofLanguage(c).find(({ audience }) => audience === 'everyone')
  const subscribe = found && subscribeTo(c, found.slug)
  if (!found || !subscribe) return undefined
  const allHref = pathIn(site.identity.languages, language, '/newsletters')
  return {
    newsletter: { name: inLanguage(found.name, language), href: `${allHref}/${found.slug}` },
    description: found.description[language] || undefined,
    allHref,
    subscribe,
  }
}

/** A topic or author by mail; undefined where no newsletter tells of them. */
export function followForm(
  c: Asking,
  kind: 'topic' | 'author',
  { slug, name }: { slug: string; name: string },
): SubscribeFormProps | undefined {
  if (!followsNewsletter(c)) return undefined
  const text = saying(c)
  return {
    action: actionOf(c),
    lead: text(`subscribe.follow-${kind}`, { name }),
    submit: text('subscribe.follow'),
    fields: { place: placeOf(c), [kind]: slug },
    form: blank,
  }
}

/** The one by which topics and authors are followed. */
export function followsNewsletter(c: Asking): Newsletter | undefined {
  const { site, language } = c.var
  return site.newsletters.find((one) => one.kind === 'follows' && one.languages.includes(language))
}

export function newsletterChoices(c: Asking): NewsletterChoice[] {
  return ofLanguage(c).map((one) => ({
    slug: one.slug,
    name: inLanguage(one.name, c.var.language),
    description: one.description[c.var.language] || undefined,
    needsAccount: one.audience !== 'everyone',
  }))
}

function ofLanguage(c: Asking): Newsletter[] {
  const { site, language } = c.var
  return site.newsletters.filter((one) => one.kind !== 'follows' && one.languages.includes(language))
}

function actionOf(c: Asking): string {
  return pathIn(c.var.site.identity.languages, c.var.language, '/subscriptions')
}

function placeOf(c: Asking): string {
  return pathIn(c.var.site.identity.languages, c.var.language, c.var.path)
}

function saying(c: Asking) {
  return say({ language: c.var.language, timeZone: c.var.site.identity.timeZone })
}

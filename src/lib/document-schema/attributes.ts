import type { AttributeSpec } from 'prosemirror-model'
import { isSafeHref } from './href.ts'

const LONGEST_SPAN = 1000
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,7}$/i

export const text = attribute('', 'text', isCleanText)
export const requiredText = required('text', isCleanText)
export const optionalText = attribute(null, 'text or null', orNull(isCleanText))
export const direction = attribute(null, 'ltr, rtl or null', oneOf('ltr', 'rtl', null))
export const language = attribute(null, 'a language tag such as ar or pt-BR, or null', orNull(isLanguage))
export const level = attribute(2, '2, 3 or 4', oneOf(2, 3, 4))
export const width = attribute(null, 'narrow, wide, full or null', oneOf('narrow', 'wide', 'full', null))
export const anchor = attribute(
  null,
  'Latin letters, digits and - _ . or null',
  orNull(matches(/^[a-z][\w.-]{0,99}$/i)),
)
export const media = attribute(null, 'a media Id or null', orNull(matches(/^[\w-]{1,64}$/)))
export const subject = required('an Id', matches(/^[\w-]{1,64}$/))
export const articleForm = attribute('card', 'card, teaser or whole', oneOf('card', 'teaser', 'whole'))
export const articleCount = attribute(5, 'a whole number from 1 to 10', wholeNumber(1, 10))
export const codeLanguage = attribute(
  null,
  'the name of a language or null',
  orNull(matches(/^[\w+#.-]{1,40}$/)),
)
export const listStart = attribute(1, 'a whole number below a million', wholeNumber(-999_999, 999_999))
export const span = attribute(1, `a whole number from 1 to ${LONGEST_SPAN}`, wholeNumber(1, LONGEST_SPAN))
export const href = required(
  'an address that starts with https://, http://, mailto:, tel:, / or #',
  (value) => typeof value === 'string' && isSafeHref(value),
)
export const webAddress = required(
  'an address that starts with https:// or http://',
  (value) => typeof value === 'string' && /^https?:/i.test(value) && isSafeHref(value),
)

/** Control characters are refused because databases and XML cannot hold all of them. */
export function isCleanText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !/(?![\t\n\r])\p{Control}/u.test(value)
}

export function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && LANGUAGE.test(value)
}

type Test = (value: unknown) => boolean

function attribute(fallback: unknown, expected: string, fits: Test): AttributeSpec {
  return { default: fallback, ...required(expected, fits) }
}

function required(expected: string, fits: Test): AttributeSpec {
  return {
    validate(value: unknown) {
      if (!fits(value)) throw new RangeError(`must be ${expected}`)
    },
  }
}

function orNull(fits: Test): Test {
  return (value) => value === null || fits(value)
}

function oneOf(...values: unknown[]): Test {
  return (value) => values.includes(value)
}

function matches(pattern: RegExp): Test {
  return (value) => typeof value === 'string' && pattern.test(value)
}

function wholeNumber(least: number, most: number): Test {
  return (value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

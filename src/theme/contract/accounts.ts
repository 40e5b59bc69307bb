import type { InterfaceLanguage, IsoInstant, Locale, Frame, Card } from './frame.ts'
import type { FormState } from './forms.ts'
import type { AccountNewslettersProps, NewsletterChoice } from './subscriptions.ts'

/** Fields: `email`, `next` (hidden). */
export type SignInProps = {
  frame: Frame
  action: string
  next: string
  registerHref: string
  form: FormState
}

/** Fields: `email`, `next` (hidden), any number of `newsletter`. */
export type RegisterProps = {
  frame: Frame
  action: string
  next: string
  signInHref: string
  benefits: string[]
  privacyHref?: string
  /** What may be had with it, none of it ticked. */
  newsletters?: NewsletterChoice[]
  form: FormState
}

/** After the message was sent. Fields: `code` (six digits), `next` (hidden), and `request` (hidden) where given. */
export type CheckMailProps = {
  frame: Frame
  /** The address as typed; the answer is the same whether it is known or not. */
  email: string
  action: string
  next: string
  request?: string
  minutes: number
  againHref: string
  purpose: 'sign-in' | 'address-change' | 'deletion'
  form: FormState
}

/** The page behind a link in a message: a GET changes nothing, the button does. Hidden fields are posted as given. */
export type ConfirmLinkProps = {
  frame: Frame
  purpose: 'sign-in' | 'address-change' | 'deletion'
  action: string
  fields: { [name: string]: string }
  email?: string
  /** `other-browser`: this browser did not ask; it is told to type the code where it was asked for. */
  state: 'ready' | 'other-browser' | 'expired'
  againHref: string
}

export type Device = {
  id: string
  /** "Firefox on Linux", as the program recognised it; absent: unknown. */
  label?: string
  lastSeen: IsoInstant
  signedIn: IsoInstant
  current: boolean
}

export type AccountProps = {
  frame: Frame
  reader: {
    name: string
    email: string
    language: InterfaceLanguage
    since: IsoInstant
    pendingEmail?: string
  }
  interfaceLanguages: { code: InterfaceLanguage; name: string }[]
  devices: Device[]
  /** What was just done, said once at the top. */
  done?:
    | 'saved'
    | 'signed-out-device'
    | 'signed-out-everywhere'
    | 'address-changed'
    | 'address-change-sent'
    | 'letters'
    | 'letters-asked'
    | 'calendar-renewed'
  letters?: AccountNewslettersProps
  /** Of whoever has, or waits for, a seat at an event. The address is the secret; renewing ends it. */
  calendar?: { href: string; renewAction: string }
  actions: {
    /** Fields: `name`, `language`. */
    profile: string
    /** Field: `email`. */
    address: string
    signOut: string
    /** Field: `device`. */
    signOutDevice: string
    signOutEverywhere: string
    dataHref: string
    deletionHref: string
  }
  profileForm: FormState
  addressForm: FormState
}

/** First page of the deletion: field `understood` (a checkbox); a message with a code follows. */
export type DeleteAccountProps = {
  frame: Frame
  email: string
  action: string
  cancelHref: string
  form: FormState
}

/** The one-time link by which the owner claims the site. Fields: `email`, `name`, and the hidden ones given. */
export type ClaimSiteProps = {
  frame: Frame
  action: string
  fields: { [name: string]: string }
  state: 'ready' | 'used' | 'expired'
  form: FormState
}

/** A short page that says one thing was done: signed out, account deleted, site claimed. */
export type DoneProps = {
  frame: Frame
  done: 'signed-out' | 'account-deleted' | 'site-claimed' | 'signed-in'
  continueHref: string
}

export type ErrorStatus = 400 | 403 | 404 | 405 | 410 | 413 | 429 | 500 | 503

export type ErrorProps = {
  frame: Frame
  status: ErrorStatus
  /** What happened, in the page's language; absent: the usual words for the status. */
  detail?: string
  /** Field names and what is wrong, for a 400. */
  fields?: { field: string; message: string }[]
  /** By which the newsroom finds the log line. */
  requestId?: string
  retryAfterSeconds?: number
  /** Something to read instead. */
  suggestions: Card[]
}

/** Fetched by a script after load; replaces the badge in the masthead. */
export type AccountFragmentProps = {
  locale: Locale
  account?: { name: string; href: string; signOutAction: string }
  signInHref: string
  registerHref: string
}

export type NextFragmentProps = { locale: Locale; cards: Card[] }

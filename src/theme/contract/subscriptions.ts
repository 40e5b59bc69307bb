import type { FormState } from './forms.ts'
import type { Frame, IsoInstant, Link } from './frame.ts'

export type NewsletterChoice = {
  slug: string
  name: string
  description?: string
  /** It goes to registered readers only. */
  needsAccount: boolean
}

/**
 * A form by which a visitor or reader asks for letters. Fields: `email`, any number of `newsletter` (slugs), and the
 * hidden ones given. The same for everybody who sees the page.
 */
export type SubscribeFormProps = {
  action: string
  /** What it is for, in words. */
  lead: string
  submit: string
  /** Absent where the hidden fields say it: there is nothing to choose. */
  choices?: NewsletterChoice[]
  fields: { [name: string]: string }
  form: FormState
}

/** The form on a page of its own, as after a mistake. */
export type SubscribeProps = { frame: Frame; subscribe: SubscribeFormProps }

/** The message is on its way. The same answer whatever is known of the address. */
export type SubscriptionAskedProps = { frame: Frame; continueHref: string }

/** Behind the link in the message: a GET changes nothing, the button does. */
export type ConfirmSubscriptionProps = {
  frame: Frame
  state: 'ready' | 'expired'
  action: string
  email: string
  /** Of the newsletters, and of what is followed. */
  names: string[]
  againHref: string
}

export type SubscribedProps = {
  frame: Frame
  /** Empty: it was confirmed before. */
  names: string[]
  /** Those that begin once the address has an account. */
  waiting: string[]
  /** No letter goes to the address until the newsroom says so: whom to write to. */
  silenced?: { contact: string }
  registerHref: string
  continueHref: string
}

/** Behind the link in every letter. Field `act`: `end`, `all`, `pause` (with `until`), `resume`, `undo`. */
export type LeaveProps = {
  frame: Frame
  action: string
  /** Absent: there is nothing left to leave. */
  subscription?: {
    name: string
    /** Part of it, because letters are passed on. */
    email: string
    state: 'active' | 'paused' | 'ended'
    /** Absent while paused: until they say so. */
    pausedUntil?: IsoInstant
    mayUndo: boolean
    hasOthers: boolean
  }
  /** `2026-12-31` */
  pause: { from: string; until: string }
  newslettersHref: string
  form: FormState
}

/** A newsletter on the account page. Fields of its form: `newsletter`, `act`, and `language`, `until` or `follow`. */
export type AccountNewsletter = {
  slug: string
  name: string
  description?: string
  state: 'on' | 'paused' | 'off'
  pausedUntil?: IsoInstant
  language: string
  languages: { code: string; name: string }[]
  /** Of the newsletter by which topics and authors are followed. */
  follows?: (Link & { value: string })[]
}

export type AccountNewslettersProps = {
  action: string
  newsletters: AccountNewsletter[]
  silence?: { kind: 'hard-bounce' | 'complaint' | 'newsroom'; contact: string }
  pause: { from: string; until: string }
  /** Absent while there is no letter to time. */
  zone?: { action: string; chosen: string; all: string[] }
  form: FormState
}

import type { Child } from 'hono/jsx'
import type { FeedLink, Locale } from '../contract/frame.ts'
import { Feeds } from './feeds.tsx'

type Props = {
  title: string
  /** What kind of list this is: "Section", "Topic". */
  label?: string
  intro?: string | undefined
  feeds?: FeedLink[]
  locale: Locale
  children?: Child
}

/** The title of a list, what it is a list of, and how to follow it. */
export const ListHead = ({ title, label, intro, feeds = [], locale, children }: Props) => (
  <header class="list-head">
    {label ? <p class="label">{label}</p> : null}
    <h1>{title}</h1>
    {intro ? (
      <p class="list-intro" dir="auto">
        {intro}
      </p>
    ) : null}
    {children}
    <Feeds feeds={feeds} locale={locale} />
  </header>
)

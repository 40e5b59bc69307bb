import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import type { Stage } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

export type BadgeTone = 'grey' | 'blue' | 'violet' | 'amber' | 'green' | 'red'

/** A word with a dot of colour; the word alone says it. */
export const Badge = ({ tone = 'grey', children }: { tone?: BadgeTone; children?: Child }) => (
  <span class={`badge badge-${tone}`}>{children}</span>
)

const tones: Record<Stage, BadgeTone> = {
  writing: 'grey',
  'in-review': 'amber',
  approved: 'blue',
  scheduled: 'violet',
  published: 'green',
  changed: 'green',
  overdue: 'red',
  unpublished: 'red',
  archived: 'grey',
}

export const StageBadge = ({ stage, locale }: { stage: Stage; locale: Locale }) => (
  <Badge tone={tones[stage]}>{sayInNewsroom(locale)(`shell.stage.${stage}`)}</Badge>
)

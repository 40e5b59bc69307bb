import type { Locale } from '../../contract/frame.ts'
import type { EditionState } from '../../contract/newsroom-letters.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Badge, type BadgeTone } from '../parts/badge.tsx'

const tones: Record<EditionState, BadgeTone> = {
  draft: 'grey',
  'awaiting-sign-off': 'amber',
  scheduled: 'violet',
  building: 'blue',
  sending: 'blue',
  paused: 'amber',
  stopped: 'red',
  sent: 'green',
  skipped: 'grey',
}

export const EditionBadge = ({ state, locale }: { state: EditionState; locale: Locale }) => (
  <Badge tone={tones[state]}>{sayInNewsroom(locale)(`letters.state.${state}`)}</Badge>
)

import { fetchAccountBadge } from './account-badge.ts'
import { easeCodeInput } from './code-input.ts'
import { offerCopying } from './copy-link.ts'
import { loadEmbedsOnClick } from './embeds.ts'
import { focusMistakes } from './form-mistakes.ts'
import { hintLocalTimes } from './local-time.ts'
import { fetchNextForYou } from './next-for-you.ts'
import { sendOnce } from './send-once.ts'
import { tellOwnTime } from './own-time.ts'
import { offerSharing } from './share.ts'

// Every page is complete without any of these; one that fails leaves the others working.
const behaviours = [
  fetchAccountBadge,
  fetchNextForYou,
  sendOnce,
  focusMistakes,
  easeCodeInput,
  loadEmbedsOnClick,
  offerCopying,
  offerSharing,
  hintLocalTimes,
  tellOwnTime,
]

for (const start of behaviours) {
  try {
    start(document)
  } catch (error) {
    reportError(error)
  }
}

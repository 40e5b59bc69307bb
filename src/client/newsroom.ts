import { focusMistakes } from './form-mistakes.ts'
import { hintLocalTimes } from './local-time.ts'
import { sendOnce } from './send-once.ts'

// Every newsroom page but the editor is complete without any of these; one that fails leaves the others working.
const behaviours = [sendOnce, focusMistakes, hintLocalTimes]

for (const start of behaviours) {
  try {
    start(document)
  } catch (error) {
    reportError(error)
  }
}

import { forgetDoors } from './check-in/forget.ts'
import { easeCodeInput } from './code-input.ts'
import { focusMistakes } from './form-mistakes.ts'
import { hintLocalTimes } from './local-time.ts'
import { dragCards } from './newsroom/board.ts'
import { dragDates } from './newsroom/calendar.ts'
import { arrangeFront } from './newsroom/front.ts'
import { askInDialogs } from './newsroom/dialog.ts'
import { filterAtOnce } from './newsroom/filters.ts'
import { setFocalPointByClick } from './newsroom/focal-point.ts'
import { growWithText } from './newsroom/grow.ts'
import { easeMenus } from './newsroom/menu.ts'
import { searchWhileTyping } from './newsroom/quick-search.ts'
import { dragToOrder } from './newsroom/order.ts'
import { openLinksOutside } from './newsroom/preview-frame.ts'
import { usePasskeys } from './newsroom/passkey.ts'
import { listenForShortcuts } from './newsroom/shortcuts.ts'
import { easeSelecting } from './newsroom/table.ts'
import { sayWhatWasDone } from './newsroom/toast.ts'
import { guardUnsaved } from './newsroom/unsaved.ts'
import { uploadOneByOne } from './newsroom/upload.ts'
import { watchSending } from './newsroom/watch.ts'
import { sendOnce } from './send-once.ts'

// Every newsroom page but the editor is complete without any of these; one that fails leaves the others working.
const behaviours = [
  sendOnce,
  focusMistakes,
  easeCodeInput,
  hintLocalTimes,
  easeMenus,
  growWithText,
  askInDialogs,
  easeSelecting,
  filterAtOnce,
  guardUnsaved,
  sayWhatWasDone,
  listenForShortcuts,
  usePasskeys,
  searchWhileTyping,
  uploadOneByOne,
  setFocalPointByClick,
  dragCards,
  dragDates,
  openLinksOutside,
  arrangeFront,
  dragToOrder,
  watchSending,
  forgetDoors,
]

for (const start of behaviours) {
  try {
    start(document)
  } catch (error) {
    reportError(error)
  }
}

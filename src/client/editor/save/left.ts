import { clockTime, type Facts, type Say } from '../facts.ts'
import type { Notices } from '../notices.ts'
import { type Content, isSame } from './content.ts'
import type { Keeper, Kept } from './keep.ts'
import type { Saver } from './saver.ts'

type Needs = {
  facts: Facts
  say: Say
  notices: Notices
  keeper: Keeper
  saver: Saver
  take: () => Content
  load: (content: Content) => void
  /** What the page shows. */
  present: Content
  /** Has this tab write where only another of one's own does, such as one that crashed. */
  writeHere: () => Promise<void>
}

/** Offers text that an earlier page kept and never saved: after a crash, a reload, a lost connection. */
export function offerLeft(needs: Needs): void {
  void offerNext(needs)
}

async function offerNext(needs: Needs): Promise<void> {
  const { facts, say, notices, keeper } = needs
  for (const kept of await keeper.listLeft(facts.id, facts.memberId)) {
    if (isSame(kept.content, needs.present)) {
      await keeper.remove(kept.key)
      continue
    }
    notices.show(
      'kept',
      say('kept', { time: clockTime(kept.at, facts) }),
      { words: say('put-back'), act: () => void putBack(needs, kept) },
      { words: say('discard'), act: () => void discard(needs, kept), quiet: true },
    )
    return
  }
  notices.hide('kept')
}

/** What is on the page now is put away first, and the record goes only when its text is kept anew. */
async function putBack(needs: Needs, kept: Kept): Promise<void> {
  const { saver, keeper, notices, say, load } = needs
  if (saver.isDirty() && !(await saver.setAside())) return
  await needs.writeHere()
  load(kept.content)
  saver.rebase(kept.base, false)
  saver.changed()
  if (await saver.keepNow()) await keeper.remove(kept.key)
  notices.show('kept', say('put-back-done'))
  await saver.flush('saved')
}

/** It can be had back for as long as the page is open. */
async function discard(needs: Needs, kept: Kept): Promise<void> {
  const { keeper, notices, say } = needs
  await keeper.remove(kept.key)
  await offerNext(needs)
  notices.show('discarded', say('discarded'), {
    words: say('undo'),
    act: () => {
      notices.hide('discarded')
      void keeper.put(kept).then(() => offerNext(needs))
    },
  })
}

import type { Editor } from '@tiptap/core'
import type { OnItsWay } from '../../lib/editor/facts.ts'
import { clockTime, type Facts, type Say } from './facts.ts'
import { lockFields, readFields, writeFields } from './fields.ts'
import { createNotices } from './notices.ts'
import type { PictureShelf } from './pictures.ts'
import { askWhichToKeep } from './save/conflict.ts'
import type { Content, Head } from './save/content.ts'
import { createKeeper } from './save/keep.ts'
import { offerLeft } from './save/left.ts'
import { type Presence, startPresence } from './save/presence.ts'
import { createSaver, type Saver } from './save/saver.ts'
import { createStatus } from './status.ts'

type Needs = {
  root: HTMLElement
  form: HTMLFormElement
  editor: Editor
  facts: Facts
  say: Say
  shelf: PictureShelf
  tab: string
}

/** Everything between the page and the server: saving, who else is there, and what to do when both have written. */
export function startWriting({ root, form, editor, facts, say, shelf, tab }: Needs): Saver {
  const notices = createNotices(root)
  const keeper = createKeeper()
  const take = (): Content => ({ ...readFields(facts.kind, form), body: editor.getJSON() })
  let silent = false
  let isWriter: boolean | undefined
  let waiting: Head | undefined
  let shown = facts.head
  let readsAlong = false
  let takesOver = false
  let writesElsewhere = false
  /** The stage that a change would take back; nothing can be changed before somebody says so. */
  let onItsWay: OnItsWay | undefined

  const saver = createSaver({
    address: facts.places.revisions,
    writtenId: facts.id,
    memberId: facts.memberId,
    tab,
    head: facts.head,
    savedAt: facts.savedAt,
    keeper,
    take,
    show: createStatus(root, facts, say),
    stale(theirs) {
      waiting = theirs
      saver.hold(true)
      notices.show('stale', say('waiting', { name: theirs.by }), { words: say('compare'), act: compare })
      if (!document.querySelector('dialog[open]')) void compare()
    },
    takenOver: loseTheText,
    onItsWay: askToTakeBack,
  })

  const changed = () => {
    if (!silent && editor.isEditable) saver.changed()
  }
  editor.on('update', changed)
  root.addEventListener('input', (event) => {
    if (isField(event.target)) changed()
  })
  const presence = startPresence({ address: facts.places.presence, tab, heard })
  if (facts.onItsWay) askToTakeBack(facts.onItsWay)
  // The buttons of the pickers are made after this.
  queueMicrotask(applyLock)
  offerLeft({ facts, say, notices, keeper, saver, take, load, present: take(), writeHere })
  return saver

  function load(content: Content, pictures: Head['pictures'] = []): void {
    silent = true
    shelf.put(pictures)
    editor.commands.setContent(Object(content.body))
    writeFields(form, content)
    silent = false
  }

  function loadHead(head: Head): void {
    load(head.content, head.pictures)
    saver.rebase(head.revisionId, true)
    shown = head.revisionId
    // Whoever saved it has taken it back.
    onItsWay = undefined
    notices.hide('takes-back')
    applyLock()
  }

  async function compare(): Promise<void> {
    const theirs = waiting
    if (!theirs) return
    const choice = await askWhichToKeep(root, say, take(), theirs, clockTime(theirs.at, facts))
    if (choice === undefined) return
    if (choice === 'mine') saver.rebase(theirs.revisionId, false)
    if (choice === 'theirs') {
      // Mine is put away before it leaves the page; where the browser cannot, it stays.
      if (!(await saver.setAside()))
        return notices.show('stale', say('not-kept'), { words: say('compare'), act: compare })
      loadHead(theirs)
    }
    if (choice === 'copy' && !(await moveToCopy(theirs))) return
    waiting = undefined
    notices.hide('stale')
    applyLock()
    if (choice === 'mine') await saver.flush('saved')
    else createStatus(root, facts, say)({ state: 'saved', at: theirs.at })
    if (choice === 'theirs')
      offerLeft({ facts, say, notices, keeper, saver, take, load, present: take(), writeHere })
    editor.commands.focus()
  }

  async function moveToCopy(theirs: Head): Promise<boolean> {
    const response = await fetch(facts.places.create, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ of: facts.id, content: take() }),
    }).catch(() => undefined)
    if (response?.status !== 201) {
      notices.show('copy', say('copy-failed'))
      return false
    }
    const { id }: { id: string } = await response.json()
    loadHead(theirs)
    notices.show('copy', say('copied'), {
      words: say('open-copy'),
      href: facts.places.edit.replace('ID', id),
    })
    return true
  }

  function heard({ head, writes, present }: Presence): void {
    const writer = present.find((one) => one.writes)
    const before = isWriter
    isWriter = writes
    if (writes) {
      tellWhoWatches(present)
      if (before === false) void comeBack(head)
    } else if (before !== false) {
      if (before) loseTheText(writer?.name ?? '')
      else readAlong(writer)
    } else if (head !== shown && !saver.isDirty()) void fetchHead()
  }

  function tellWhoWatches(present: Presence['present']): void {
    notices.hide('reads-along')
    const names = present.filter((one) => !one.own).map(({ name }) => name)
    if (names.length > 0)
      notices.show(
        'watches',
        say('watches', { name: new Intl.ListFormat(facts.interfaceLanguage).format(names) }),
      )
    else notices.hide('watches')
  }

  function readAlong(writer: Presence['present'][number] | undefined): void {
    setEditable(false)
    writesElsewhere = writer?.own === true
    const who = writer?.own ? say('writes-own') : say('writes', { name: writer?.name ?? '' })
    notices.show('reads-along', `${who} ${say('reads-along')}`, { words: say('take-over'), act: takeOver })
  }

  function loseTheText(by: string): void {
    isWriter = false
    void saver.keepNow()
    setEditable(false)
    notices.hide('watches')
    const words = saver.isDirty() ? 'taken-over-unsaved' : 'taken-over'
    notices.show('reads-along', say(words, { name: by }), { words: say('take-over'), act: takeOver })
  }

  async function takeOver(): Promise<void> {
    // The button goes with its notice, and would leave the keyboard nowhere.
    takesOver = true
    await presence.takeOver()
  }

  async function writeHere(): Promise<void> {
    await presence.asked
    if (isWriter === false && writesElsewhere) await takeOver()
  }

  /** This tab writes again. What it had not saved is compared with what was saved meanwhile; else it shows that. */
  async function comeBack(head: string): Promise<void> {
    if (head !== shown && !saver.isDirty() && !(await fetchHead())) return
    notices.hide('reads-along')
    setEditable(true)
    if (takesOver) editor.commands.focus()
    takesOver = false
    if (saver.isDirty()) void saver.flush('autosaved')
  }

  async function fetchHead(): Promise<boolean> {
    const response = await fetch(facts.places.head, { headers: { accept: 'application/json' } }).catch(
      () => undefined,
    )
    if (!response?.ok) return false
    const head: Head = await response.json()
    loadHead(head)
    createStatus(root, facts, say)({ state: 'saved', at: head.at })
    return true
  }

  function setEditable(editable: boolean): void {
    readsAlong = !editable
    applyLock()
  }

  function applyLock(): void {
    const locked = readsAlong || onItsWay !== undefined
    saver.hold(locked || waiting !== undefined)
    editor.setEditable(!locked, false)
    // The toolbar looks again.
    editor.view.dispatch(editor.state.tr)
    lockFields(form, locked)
    root.classList.toggle('edit-locked', locked)
  }

  /** Approved or scheduled as it is: a change would end that, so somebody has to say so first. */
  function askToTakeBack(stage: OnItsWay): void {
    onItsWay = stage
    void saver.keepNow()
    applyLock()
    notices.show('takes-back', say(`takes-back-${stage}`), { words: say('take-back'), act: takeBack })
  }

  function takeBack(): void {
    if (onItsWay === undefined) return
    saver.takeBack(onItsWay)
    onItsWay = undefined
    notices.hide('takes-back')
    applyLock()
    editor.commands.focus()
  }

  function isField(target: EventTarget | null): boolean {
    if (!(target instanceof Element) || target.closest('[data-picker-search]')) return false
    return 'form' in target && target.form === form
  }
}

import { Editor } from '@tiptap/core'
import { createActs, type Opener } from './acts.ts'
import { ensureLineAfter, writeOnBelow } from './after.ts'
import { startArticleDialog } from './article-dialog.ts'
import { startBeside } from './beside.ts'
import { startCount } from './count.ts'
import { turnsByItself } from './direction.ts'
import { startEmbeds } from './embeds.ts'
import { type Picture, readFacts, sayer } from './facts.ts'
import { lockFields } from './fields.ts'
import { findable, startFind } from './find.ts'
import { focusAtOnce } from './focus.ts'
import { actKeys, past, structureKeys } from './keys.ts'
import { startLinks } from './links.ts'
import { markdown } from './markdown.ts'
import { startModes } from './modes.ts'
import { createNotices } from './notices.ts'
import { insertBlock, insertFirst } from './edition-blocks.ts'
import { insertFigure, keepDropsInText, pasting } from './paste/paste.ts'
import { startPickers } from './picker.ts'
import { startPictureDialog } from './picture-dialog.ts'
import { createShelf } from './pictures.ts'
import { placeholder } from './placeholder.ts'
import { tabName } from './save/presence.ts'
import { kinds, schemaSpec } from './schema.ts'
import { slashMenu } from './slash.ts'
import { tables } from './table.ts'
import { startToolbars } from './toolbar.ts'
import { editionViews } from './views/edition.ts'
import { addFootnote } from './views/footnote.ts'
import { views } from './views/views.ts'
import { startWriting } from './writing.ts'

const root = document.querySelector<HTMLElement>('[data-editor]')
if (root) await start(root)

async function start(root: HTMLElement): Promise<void> {
  const facts = readFacts(root)
  const say = sayer(facts)
  const place = root.querySelector<HTMLElement>('[data-body]')
  const form = root.querySelector<HTMLFormElement>('[data-fields]')
  if (!place || !form) return
  const tab = await tabName(facts.id)
  const shelf = createShelf(facts, say('no-connection'))
  const notices = createNotices(root)
  const choose = startPictureDialog(root, shelf, say)
  const shows = facts.shows ?? { articles: [], sections: [], events: [] }
  const chooseArticle = startArticleDialog(root, facts, shows, say)
  const modes = startModes(root)
  // Dialogs need the editor, whose keys open them.
  const open: { [name in Opener]: () => void } = {
    link: () => undefined,
    embed: () => undefined,
    find: () => undefined,
    footnote: () => addFootnote(editor),
    figure: () => choose((picture) => insertFigure(editor, picture)),
    gallery: () => choose((picture) => insertGallery(editor, picture)),
    help: () => root.querySelector<HTMLDialogElement>('#help-dialog')?.showModal(),
    articleBlock: () => chooseArticle((article) => insertBlock(editor, 'articleBlock', { work: article.id })),
    sectionBlock: () => insertFirst(editor, 'sectionBlock', 'section', shows.sections),
    eventBlock: () => insertFirst(editor, 'eventBlock', 'event', shows.events),
  }
  const acts = createActs({
    link: () => open.link(),
    embed: () => open.embed(),
    find: () => open.find(),
    footnote: () => open.footnote(),
    figure: () => open.figure(),
    gallery: () => open.gallery(),
    help: () => open.help(),
    articleBlock: () => open.articleBlock(),
    sectionBlock: () => open.sectionBlock(),
    eventBlock: () => open.eventBlock(),
  })
  place.textContent = ''
  root.classList.add('edit-alive')
  place.classList.remove('body')
  const editor: Editor = new Editor({
    element: place,
    schemaSpec,
    extensions: [
      ...kinds(),
      past(),
      structureKeys(),
      tables(),
      markdown(),
      turnsByItself(),
      findable(),
      focusAtOnce(),
      placeholder(say('placeholder')),
      pasting(takeIn, facts.kind),
      actKeys(root, acts),
      slashMenu(root, acts, say),
      views(say, shelf, (set) => choose(({ id, alt }) => set(id, alt))),
      editionViews(say, shows, chooseArticle),
    ],
    content: Object(facts.body),
    editable: facts.mayEdit,
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': say('text'),
        lang: facts.language,
        dir: facts.dir,
      },
    },
  })
  open.link = startLinks(root, editor, facts, say)
  open.embed = startEmbeds(root, editor, say)
  open.find = startFind(root, editor, say)
  startCount(root, editor, say)
  if (!facts.mayEdit) return lockFields(form, true)
  startToolbars(root, editor, acts)
  writeOnBelow(place, editor)
  keepDropsInText(editor)
  const saver = startWriting({ root, form, editor, facts, say, shelf, tab })
  startPickers(root, facts, say, saver.changed)
  startBeside({ root, form, facts, say, shelf, choose, changed: saver.changed })
  saveOnCommand(root, form, saver.flush, modes.toggleFocus)

  async function takeIn(files: File[], insert: (picture: Picture) => void): Promise<void> {
    for (const file of files) {
      notices.show('upload', say('uploading', { name: file.name }))
      const done = await shelf.upload(file)
      if (done.uploaded) {
        notices.hide('upload')
        insert(done.picture)
      } else notices.show('upload', say('upload-failed', { name: file.name, why: done.why }))
    }
  }
}

function insertGallery(editor: Editor, { id, alt, credit }: Picture): void {
  const figure = { type: 'figure', attrs: { media: id, alt, credit: credit || null } }
  editor
    .chain()
    .focus()
    .insertContent({ type: 'gallery', content: [figure] })
    .run()
  ensureLineAfter(editor)
}

/** The keys that save and hide, the form's own sending, and the ways to other pages, which wait for the text. */
function saveOnCommand(
  root: HTMLElement,
  form: HTMLFormElement,
  flush: () => Promise<boolean>,
  toggleFocus: () => void,
): void {
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 's' && !event.shiftKey) void flush()
    else if (key === 'f' && event.shiftKey) toggleFocus()
    else return
    event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void flush()
  })
  const language = root.querySelector<HTMLFormElement>('[data-language-form]')
  language?.addEventListener('submit', (event) => {
    event.preventDefault()
    void flush().then((done) => done && language.submit())
  })
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-flush]'))
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return void flush()
      event.preventDefault()
      void flush().then((done) => done && location.assign(link.href))
    })
}

import type { Picture, Say } from './facts.ts'
import type { PictureShelf } from './pictures.ts'

export type ChoosePicture = (set: (picture: Picture) => void) => void

const PAUSE_MS = 200

/** Upload a picture or choose one of the library. Answers how to open it. */
export function startPictureDialog(root: HTMLElement, shelf: PictureShelf, say: Say): ChoosePicture {
  const dialog = root.querySelector<HTMLDialogElement>('#picture-dialog')
  const file = dialog?.querySelector<HTMLInputElement>('[data-file]')
  const words = dialog?.querySelector<HTMLInputElement>('[data-find-picture]')
  const list = dialog?.querySelector<HTMLElement>('[data-pictures]')
  const state = dialog?.querySelector<HTMLElement>('[data-picture-state]')
  if (!dialog || !file || !words || !list || !state) return () => undefined
  let set: ((picture: Picture) => void) | undefined
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (picture: Picture) => {
    dialog.close()
    set?.(picture)
  }
  const search = async () => {
    const own = (asked += 1)
    const found = await shelf.search(words.value.trim()).catch(() => undefined)
    if (own !== asked) return
    state.textContent = !found ? say('search-failed') : found.length === 0 ? say('none') : ''
    list.replaceChildren(...(found ?? []).map((picture) => toItem(picture, () => take(picture))))
  }
  words.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void search(), PAUSE_MS)
  })
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? []
    if (!chosen) return
    state.textContent = say('uploading', { name: chosen.name })
    const done = await shelf.upload(chosen)
    file.value = ''
    if (done.uploaded) return take(done.picture)
    state.textContent = say('upload-failed', { name: chosen.name, why: done.why })
  })
  return (next) => {
    set = next
    words.value = ''
    state.textContent = ''
    dialog.showModal()
    void search()
  }
}

function toItem(picture: Picture, take: () => void): HTMLElement {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.addEventListener('click', take)
  const image = document.createElement('img')
  image.src = smallest(picture)
  image.alt = picture.alt || picture.id
  image.loading = 'lazy'
  image.width = 160
  image.height = Math.round((160 * picture.height) / picture.width)
  button.append(image)
  item.append(button)
  return item
}

function smallest({ src, srcset }: Picture): string {
  return srcset?.split(',')[0]?.trim().split(' ')[0] ?? src
}

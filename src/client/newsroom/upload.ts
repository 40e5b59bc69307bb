/** The library's form sends files one by one, says how far each is, and takes those that are dropped on the page. */
export function uploadOneByOne(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-upload]')
  const chooser = form?.querySelector<HTMLInputElement>('input[type=file]')
  const list = form?.querySelector('[data-upload-list]')
  if (!form || !chooser || !list) return
  const take = (files: Iterable<File>) => void sendAll(form, list, [...files])
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    take(chooser.files ?? [])
    chooser.value = ''
  })
  chooser.addEventListener('change', () => form.requestSubmit())
  acceptDrops(page, form, take)
}

type Line = { file: File; say: (words: string, isBad?: boolean) => void; progress: HTMLProgressElement }

async function sendAll(form: HTMLFormElement, list: Element, files: File[]): Promise<void> {
  const words = form.dataset
  const lines = files.map((file) => addLine(list, file, words['waiting'] ?? ''))
  let added = 0
  for (const line of lines) {
    if (line.file.size > Number(words['largest'])) line.say(words['tooBig'] ?? '', true)
    else if (await sendPatiently(form, line)) added += 1
  }
  if (added === 0) return
  // What was added is shown by the page itself; where something was refused its reasons stay to be read.
  if (added === lines.length) location.assign(form.action)
  else offerLook(list, form)
}

function addLine(list: Element, file: File, waiting: string): Line {
  const line = document.createElement('li')
  const name = document.createElement('bdi')
  const progress = document.createElement('progress')
  const state = document.createElement('span')
  name.textContent = file.name
  state.textContent = waiting
  progress.max = 1
  progress.value = 0
  progress.setAttribute('aria-label', file.name)
  line.append(name, progress, state)
  list.append(line)
  const say = (words: string, isBad = false) => {
    state.textContent = words
    line.classList.toggle('upload-refused', isBad)
    if (isBad) progress.remove()
  }
  return { file, say, progress }
}

const TRIES = 5
const PAUSE_MS = 2_000

/** Others may be uploading: then it waits its turn. */
async function sendPatiently(form: HTMLFormElement, line: Line): Promise<boolean> {
  const words = form.dataset
  for (let tries = 1; ; tries += 1) {
    const { status, message } = await send(form, line)
    if (status === 201) {
      line.say(words['done'] ?? '')
      return true
    }
    if (status === 401) location.reload()
    if (status !== 503 || tries === TRIES) {
      line.say(message || (words['failed'] ?? ''), true)
      return false
    }
    line.say(words['waiting'] ?? '')
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

type Answer = { status: number; message: string }

/** `fetch` does not say how much was sent. */
function send(form: HTMLFormElement, { file, say, progress }: Line): Promise<Answer> {
  const words = form.dataset
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.setRequestHeader('accept', 'application/json')
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.value = loaded / total
      say((loaded < total ? words['sending'] : words['working']) ?? '')
      // How long the making takes is not known.
      if (loaded === total) progress.removeAttribute('value')
    })
    request.addEventListener('loadend', () => {
      progress.value = 1
      resolve({ status: request.status, message: readMessage(request.responseText) })
    })
    const body = new FormData()
    body.append('files', file)
    request.send(body)
  })
}

function readMessage(text: string): string {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('message' in answer)) return ''
    return typeof answer.message === 'string' ? answer.message : ''
  } catch {
    return ''
  }
}

function offerLook(list: Element, form: HTMLFormElement): void {
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = form.action
  link.textContent = form.dataset['see'] ?? ''
  line.append(link)
  list.append(line)
}

function acceptDrops(page: Document, form: HTMLElement, take: (files: Iterable<File>) => void): void {
  page.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    form.classList.add('upload-over')
  })
  page.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) form.classList.remove('upload-over')
  })
  page.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    form.classList.remove('upload-over')
    take(event.dataTransfer?.files ?? [])
  })
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Forms that a passkey fills in: hidden where scripts or the browser know nothing of them. */
export function usePasskeys(page: Document): void {
  if (!browserSupportsWebAuthn()) return
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void fillAndSend(form)
    })
  }
}

const busy = new WeakSet<HTMLFormElement>()

async function fillAndSend(form: HTMLFormElement): Promise<void> {
  if (busy.has(form)) return
  busy.add(form)
  const failed = form.querySelector<HTMLElement>('[data-passkey-failed]')
  if (failed) failed.hidden = true
  try {
    const asked = await askServer(form.dataset['challenge'] ?? '')
    // Signed out, or something to prove first: the page itself knows better.
    if (!asked) return location.reload()
    setField(form, 'credential', JSON.stringify(await askBrowser(form.dataset['passkey'], asked.options)))
    setField(form, 'challenge', asked.challengeId)
    form.submit()
  } catch {
    if (failed) failed.hidden = false
  } finally {
    busy.delete(form)
  }
}

type Making = Parameters<typeof startRegistration>[0]['optionsJSON']
type Signing = Parameters<typeof startAuthentication>[0]['optionsJSON']
type Asked = { challengeId: string; options: Making & Signing }

async function askServer(address: string): Promise<Asked | undefined> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(),
  })
  if (answer.status === 401) return undefined
  if (!answer.ok) throw new Error(`The newsroom answered ${answer.status}.`)
  return answer.json()
}

async function askBrowser(ceremony: string | undefined, optionsJSON: Making & Signing): Promise<object> {
  return ceremony === 'make' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}

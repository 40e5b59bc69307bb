const DIGITS = 6

/** Takes a code pasted with spaces or in another script's digits, and sends it once it is whole. */
export function easeCodeInput(page: Document): void {
  const input = page.querySelector<HTMLInputElement>('input[data-code]')
  if (!input) return
  if (!page.querySelector('.error-summary')) input.focus()
  let sent = false
  input.addEventListener('input', () => {
    input.value = digitsOf(input.value).slice(0, DIGITS)
    if (input.value.length < DIGITS || sent) return
    sent = true
    input.form?.requestSubmit()
  })
}

/** Arabic and Persian digits become ASCII; everything else goes. */
function digitsOf(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
      if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
      return /\d/.test(character) ? character : ''
    })
    .join('')
}

/** Fetches a piece of the page and puts it in place. Whatever goes wrong, what the server sent stays. */
export async function fillFrom(address: string, place: Element): Promise<boolean> {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' }, credentials: 'same-origin' })
    const html = answer.ok ? await answer.text() : ''
    if (answer.status !== 200 || html.trim() === '') return false
    place.innerHTML = html
    return true
  } catch {
    return false
  }
}

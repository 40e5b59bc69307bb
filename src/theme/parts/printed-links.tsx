import { raw } from 'hono/html'
import type { TrustedHtml } from '../contract/frame.ts'

/**
 * On paper a link is a number, and the address stands at the end. The style sheet counts the links of the text in the
 * same order as they are found here, and shows this list in print alone.
 */
export const PrintedLinks = ({ html, url }: { html: TrustedHtml; url: string }) => {
  const addresses = [...html.matchAll(/<a\b[^>]*?\shref="([^"#][^"]*)"/g)].map(([, href]) => href ?? '')
  if (addresses.length === 0) return null
  const { origin } = new URL(url)
  return (
    <ol class="printed-links">
      {addresses.map((address) => (
        <li>{raw(address.startsWith('/') ? origin + address : address)}</li>
      ))}
    </ol>
  )
}

import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'

/** Plain links that load nothing until they are followed. What needs a script is shown by it. */
export const Share = ({ url, headline, locale }: { url: string; headline: string; locale: Locale }) => {
  const text = say(locale)
  return (
    <aside class="share" aria-label={text('article.share')}>
      <p class="label" aria-hidden="true">
        {text('article.share')}
      </p>
      <ul>
        <li>
          <a href={`mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(url)}`}>
            {text('article.share-mail')}
          </a>
        </li>
        {services(url, headline).map(({ name, href }) => (
          <li>
            <a href={href} rel="noopener nofollow external">
              {name}
            </a>
          </li>
        ))}
        <li hidden>
          <button class="as-link" type="button" data-copy={url} data-done={text('article.share-copied')}>
            {text('article.share-copy')}
          </button>
        </li>
        <li hidden>
          <button class="as-link" type="button" data-share={url} data-title={headline}>
            {text('article.share-device')}
          </button>
        </li>
      </ul>
      <p class="share-said" role="status"></p>
    </aside>
  )
}

function services(url: string, headline: string): { name: string; href: string }[] {
  const link = encodeURIComponent(url)
  const both = encodeURIComponent(`${headline} ${url}`)
  return [
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${both}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${link}` },
    { name: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'Telegram', href: `https://t.me/share/url?url=${link}&text=${encodeURIComponent(headline)}` },
  ]
}

import type { Direction } from '../contract/frame.ts'

type Version = { headline: string; href: string; language: string; languageName: string; dir: Direction }

/** The same in other languages, each in its own. */
export const Versions = ({ title, versions }: { title: string; versions: readonly Version[] }) => (
  <section class="versions" aria-labelledby="versions">
    <h2 class="label" id="versions">
      {title}
    </h2>
    <ul>
      {versions.map(({ headline, href, language, languageName, dir }) => (
        <li class="own-script" lang={language} dir={dir}>
          <span>{languageName}</span>{' '}
          <a href={href} hreflang={language}>
            {headline}
          </a>
        </li>
      ))}
    </ul>
  </section>
)

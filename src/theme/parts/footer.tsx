import type { Frame, Link } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { feedNames } from './feeds.tsx'

export const Footer = ({ frame }: { frame: Frame }) => {
  const text = say(frame.locale)
  const { places, publication } = frame
  return (
    <footer class="footer">
      <div class="footer-about">
        <p class="footer-name">
          <a href={places.home}>{publication.name}</a>
        </p>
        <p dir="auto">{publication.description}</p>
      </div>
      <nav class="footer-links" aria-label={text('page.footer')}>
        <Column title={text('page.sections')} links={frame.footer.sections} />
        <Column title={text('page.publication')} links={frame.footer.publication} />
        <Feeds frame={frame} title={text('page.feeds')} />
        <Languages frame={frame} title={text('page.languages')} />
      </nav>
    </footer>
  )
}

const Column = ({ title, links }: { title: string; links: Link[] }) =>
  links.length === 0 ? null : (
    <div>
      <p class="label">{title}</p>
      <ul>
        {links.map(({ name, href }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  )

const Feeds = ({ frame, title }: { frame: Frame; title: string }) => (
  <Column
    title={title}
    links={frame.feeds.map((feed) => ({ name: feedNames[feed.type], href: feed.href }))}
  />
)

const Languages = ({ frame, title }: { frame: Frame; title: string }) =>
  frame.languages.length < 2 ? null : (
    <div>
      <p class="label">{title}</p>
      <ul>
        {frame.languages.map(({ name, href, code, dir, current }) => (
          <li>
            <a
              class="own-script"
              href={href}
              hreflang={code}
              lang={code}
              dir={dir}
              aria-current={current ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

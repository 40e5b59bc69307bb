import type { NewsroomFrame, NewsroomLink } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { areaKeys } from '../keys.ts'
import { AreaIcon } from './icons.tsx'

/** Beside the page on wide screens; on phones a popover, which the browser opens and closes without a script. */
export const SideNavigation = ({ frame }: { frame: NewsroomFrame }) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <nav class="side" id="side" popover="auto" aria-label={text('shell.navigation')}>
      <a class="room-name" href={frame.places.today}>
        {frame.publication.name}
      </a>
      {frame.navigation.map(({ group, links }) => (
        <section class={`side-group side-${group}`}>
          <h2 id={`side-${group}`}>{text(`shell.group.${group}`)}</h2>
          <ul aria-labelledby={`side-${group}`}>
            {links.map((link) => (
              <li>
                <AreaLink link={link} name={text(`shell.area.${link.area}`)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <a class="side-site" href={frame.places.site}>
        {text('shell.site')}
      </a>
    </nav>
  )
}

const AreaLink = ({ link, name }: { link: NewsroomLink; name: string }) => (
  <a href={link.href} aria-current={link.current ? 'page' : undefined} data-key={areaKeys[link.area]}>
    <AreaIcon area={link.area} />
    {name}
  </a>
)

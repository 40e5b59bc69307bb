import type { DeskArticleProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { PostButton } from '../parts/actions.tsx'
import { When } from '../parts/facts.tsx'

/** Links for people outside, each with its end. */
export const PreviewLinks = (props: DeskArticleProps) => {
  const { previewLinks, newLink, places } = props
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  return (
    <>
      {newLink ? (
        <div class="field">
          <label for="new-link">{text('desk.link-new')}</label>
          <p class="hint" id="new-link-hint">
            {text('desk.link-once')}
          </p>
          <input id="new-link" dir="ltr" readonly value={newLink} aria-describedby="new-link-hint" />
        </div>
      ) : null}
      <ul class="desk-links">
        {previewLinks.map((link) => (
          <li>
            <span>
              {text('desk.link-by')} <bdi>{link.by}</bdi>, {text('desk.link-until')}{' '}
              <When at={link.expiresAt} locale={locale} />
            </span>
            <PostButton action={link.revoke} tone="quiet">
              {text('desk.link-revoke')}
            </PostButton>
          </li>
        ))}
      </ul>
      <PostButton action={places.previewLinks}>{text('desk.link-make')}</PostButton>
    </>
  )
}

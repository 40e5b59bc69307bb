import type { DeskPageProps } from '../../contract/newsroom-pages.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton, Toolbar } from '../parts/actions.tsx'
import { StageBadge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { RevisionTable } from './revision-table.tsx'

export const deskPage = (props: DeskPageProps): string => asDocument(<DeskPage {...props} />)

const DeskPage = (props: DeskPageProps) => {
  const { frame, page, places, form } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="desk" width="wide">
      <PageHead
        title={frame.title}
        back={props.back}
        mark={<StageBadge stage={page.stage} locale={locale} />}
        actions={
          <>
            {places.onSite ? <LinkButton href={places.onSite}>{text('desk.on-site')}</LinkButton> : null}
            <LinkButton href={places.preview}>{text('desk.preview')}</LinkButton>
            <LinkButton href={places.edit} tone="primary">
              {text('desk.edit')}
            </LinkButton>
          </>
        }
      />
      <ErrorSummary form={form} locale={locale} />
      <div class="desk">
        <div class="desk-main">
          <Panel id="next" title={text('desk.next')}>
            <Next {...props} />
          </Panel>
          <Panel
            id="revisions"
            title={text('desk.revisions')}
            actions={<a href={places.revisions}>{text('desk.revisions-all')}</a>}
            plain
          >
            <RevisionTable revisions={props.revisions} locale={locale} />
          </Panel>
        </div>
        <div class="desk-side">
          <Panel id="facts" title={text('desk.facts')}>
            <Facts {...props} />
          </Panel>
          <Versions {...props} />
          {page.publishedAt === undefined ? (
            <p class="thing-removal">
              <ConfirmLink href={places.removal} tone="danger">
                {text('publication.pages.remove')}
              </ConfirmLink>
            </p>
          ) : (
            <p class="hint">{text('publication.pages.remove-live')}</p>
          )}
        </div>
      </div>
    </NewsroomDocument>
  )
}

const Next = ({ frame, page, places, head }: DeskPageProps) => {
  const text = sayInNewsroom(frame.locale)
  const { stage, number, liveNumber } = page
  return (
    <>
      <p>
        {stage === 'writing'
          ? text('publication.pages.standing.hidden')
          : stage === 'published' || liveNumber === undefined
            ? text('desk.standing.published')
            : text('desk.draft-over', { live: liveNumber, number })}{' '}
        {places.comparison ? <a href={places.comparison}>{text('desk.see-changes')}</a> : null}
      </p>
      <Toolbar>
        {stage === 'published' ? null : (
          <PostButton action={places.publication} fields={{ state: 'published', head }} tone="primary">
            {text(stage === 'changed' ? 'desk.publish-changes' : 'desk.publish-now')}
          </PostButton>
        )}
        {stage === 'writing' ? null : (
          <PostButton action={places.publication} fields={{ state: 'unpublished', head }}>
            {text('publication.pages.take-down')}
          </PostButton>
        )}
      </Toolbar>
    </>
  )
}

const Facts = ({ frame, page }: DeskPageProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const isLive = page.publishedAt !== undefined
  return (
    <dl class="facts">
      <div>
        <dt>{text(isLive ? 'publication.pages.address' : 'publication.pages.address-new')}</dt>
        <dd>
          <bdi dir="ltr">{page.address}</bdi>
        </dd>
      </div>
      <div>
        <dt>{text('publication.pages.language')}</dt>
        <dd>{page.languageName}</dd>
      </div>
      <div>
        <dt>{text('desk.fact.saved')}</dt>
        <dd>
          <When at={page.savedAt} locale={locale} /> <bdi>{page.savedBy}</bdi>
        </dd>
      </div>
      {page.publishedAt ? (
        <div>
          <dt>{text('desk.fact.published')}</dt>
          <dd>
            <When at={page.publishedAt} locale={locale} />
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

const Versions = ({ frame, versions, translation }: DeskPageProps) => {
  const text = sayInNewsroom(frame.locale)
  const { action, of, title, languages } = translation
  if (versions.length === 0 && languages.length === 0) return null
  return (
    <Panel id="versions" title={text('publication.pages.versions')}>
      {versions.length > 0 ? (
        <ul class="edit-versions">
          {versions.map(({ name, href }) => (
            <li>
              <a href={href} dir="auto">
                {name}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <Toolbar>
        {languages.map(({ value, label }) => (
          <PostButton action={action} fields={{ language: value, translationOf: of, title }} tone="quiet">
            {text('publication.pages.translate', { language: label })}
          </PostButton>
        ))}
      </Toolbar>
    </Panel>
  )
}

import type { DeskArticleProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton } from '../parts/actions.tsx'
import { StageBadge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { Corrections } from './corrections.tsx'
import { DeskFactsList } from './facts.tsx'
import { Planning } from './planning.tsx'
import { PreviewLinks } from './preview-links.tsx'
import { Remarks } from './remarks.tsx'
import { RevisionTable } from './revision-table.tsx'
import { Steps } from './steps.tsx'

export const deskArticle = (props: DeskArticleProps): string => asDocument(<DeskArticle {...props} />)

const DeskArticle = (props: DeskArticleProps) => {
  const { frame, article, places } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="desk" width="wide">
      <PageHead
        title={frame.title}
        back={{ name: text('shell.area.articles'), href: places.list }}
        mark={<StageBadge stage={article.stage} locale={frame.locale} />}
        actions={<Ways {...props} />}
      />
      {props.form.of ? (
        <ErrorSummary form={props.form} locale={frame.locale} prefix={`${props.form.of}-`} />
      ) : null}
      <div class="desk">
        <div class="desk-main">
          <Panel id="next" title={text('desk.next')}>
            <Steps {...props} />
          </Panel>
          <Panel id="remarks" title={text('desk.remarks')}>
            <Remarks {...props} />
          </Panel>
          <Panel
            id="revisions"
            title={text('desk.revisions')}
            actions={
              <>
                {places.history ? <a href={places.history}>{text('desk.history')}</a> : null}
                <a href={places.revisions}>{text('desk.revisions-all')}</a>
              </>
            }
            plain
          >
            <RevisionTable revisions={props.revisions} locale={frame.locale} />
          </Panel>
        </div>
        <div class="desk-side">
          <Panel id="facts" title={text('desk.facts')}>
            <DeskFactsList {...props} />
          </Panel>
          {props.mayPlan ? (
            <Panel id="plan" title={text('desk.plan')}>
              <Planning {...props} />
            </Panel>
          ) : null}
          <Corrections {...props} />
          {props.mayLink ? (
            <Panel id="preview-links" title={text('desk.links')} intro={text('desk.links-why')}>
              <PreviewLinks {...props} />
            </Panel>
          ) : null}
        </div>
      </div>
    </NewsroomDocument>
  )
}

const Ways = ({ frame, places }: DeskArticleProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      {places.site ? <LinkButton href={places.site}>{text('desk.on-site')}</LinkButton> : null}
      <LinkButton href={places.preview}>{text('desk.preview')}</LinkButton>
      {places.edit ? (
        <LinkButton href={places.edit} tone="primary">
          {text('desk.edit')}
        </LinkButton>
      ) : null}
    </>
  )
}

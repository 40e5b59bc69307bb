import type { RevisionsProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { CompareForm } from './compare-form.tsx'
import { RevisionTable } from './revision-table.tsx'

export const revisionsPage = (props: RevisionsProps): string => asDocument(<Revisions {...props} />)

const Revisions = (props: RevisionsProps) => {
  const { frame, revisions, head } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const options = revisions.map(({ id, number }) => ({
    value: id,
    label: text('desk.revision.name', { number }),
  }))
  return (
    <NewsroomDocument frame={frame} kind="desk">
      <PageHead
        title={text('desk.revisions')}
        intro={text('desk.revisions-why')}
        back={{ name: frame.title, href: props.articleHref }}
        actions={
          <a href={props.toggleHref}>{text(props.all ? 'desk.revisions-few' : 'desk.revisions-every')}</a>
        }
      />
      {revisions.length > 1 ? (
        <CompareForm
          locale={locale}
          action={props.compareAction}
          options={options}
          from={revisions[1]?.id ?? head}
          to={revisions[0]?.id ?? head}
        />
      ) : null}
      <RevisionTable
        revisions={revisions}
        locale={locale}
        {...(props.mayRestore && {
          actions: {
            title: text('desk.restore'),
            cell: (revision) =>
              revision.isHead ? null : (
                <PostButton
                  action={props.restoreAction}
                  fields={{ revision: revision.id, head }}
                  tone="quiet"
                  label={text('desk.restore-this', { number: revision.number })}
                >
                  {text('desk.restore')}
                </PostButton>
              ),
          },
        })}
      />
      {props.olderHref ? <LinkButton href={props.olderHref}>{text('desk.older')}</LinkButton> : null}
    </NewsroomDocument>
  )
}

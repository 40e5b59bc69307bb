import type { EditionRow, NewsletterProps } from '../../contract/newsroom-letters.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton, Toolbar } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList, EmptyState, When } from '../parts/facts.tsx'
import { Pagination } from '../parts/filters.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { EditionBadge } from './edition-badge.tsx'

export const newsletterPage = (props: NewsletterProps): string => asDocument(<Newsletter {...props} />)

const Newsletter = (props: NewsletterProps) => {
  const { frame, isArchived, settings, open, past, olderHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="newsletter">
      <PageHead
        title={frame.title}
        intro={props.intro}
        back={props.back}
        mark={isArchived ? <Badge>{text('letters.archived')}</Badge> : null}
        actions={
          <>
            <LinkButton href={props.onSite}>{text('publication.see')}</LinkButton>
            {settings ? <LinkButton href={settings.href}>{text('letters.settings')}</LinkButton> : null}
          </>
        }
      />
      <DefinitionList items={props.facts} />
      <Begin {...props} />
      <Panel id="open" title={text('letters.open')} plain>
        {open.length === 0 ? (
          <EmptyState title={text('letters.open-empty')} />
        ) : (
          <Editions rows={open} caption={text('letters.open')} props={props} />
        )}
      </Panel>
      <Panel id="past" title={text('letters.past')} plain>
        {past.length === 0 ? (
          <EmptyState title={text('letters.past-empty')} />
        ) : (
          <Editions rows={past} caption={text('letters.past')} props={props} />
        )}
        <Pagination locale={locale} next={olderHref} />
      </Panel>
      {settings ? (
        <Toolbar>
          <PostButton
            action={settings.archiveAction}
            fields={{ archived: isArchived ? 'no' : 'yes' }}
            tone="quiet"
          >
            {text(isArchived ? 'letters.unarchive' : 'letters.archive')}
          </PostButton>
        </Toolbar>
      ) : null}
    </NewsroomDocument>
  )
}

const Begin = ({ frame, begin, isArchived }: NewsletterProps) => {
  const text = sayInNewsroom(frame.locale)
  if (isArchived) return <p class="hint">{text('letters.archived-why')}</p>
  return (
    <Toolbar label={text('letters.begin')}>
      {begin.languages.map(({ code, name }, index) => (
        <PostButton
          action={begin.action}
          fields={{ language: code }}
          tone={index === 0 ? 'primary' : 'plain'}
          icon="add"
        >
          {begin.languages.length === 1
            ? text('letters.begin')
            : text('letters.begin-in', { language: name })}
        </PostButton>
      ))}
    </Toolbar>
  )
}

const Editions = ({
  rows,
  caption,
  props,
}: {
  rows: EditionRow[]
  caption: string
  props: NewsletterProps
}) => {
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={caption}
      rows={rows}
      columns={[
        {
          title: text('letters.subject'),
          main: true,
          cell: ({ href, subject, dir }) => (
            <a href={href} dir={dir}>
              {subject || text('letters.no-subject')}
            </a>
          ),
        },
        {
          title: text('letters.state'),
          plain: true,
          cell: ({ state }) => <EditionBadge state={state} locale={locale} />,
        },
        { title: text('letters.language'), minor: true, cell: ({ languageName }) => languageName },
        {
          title: text('letters.when'),
          numeric: true,
          cell: ({ at }) => <When at={at} locale={locale} />,
        },
      ]}
    />
  )
}

import type { FrontProps, FrontVersion } from '../../contract/newsroom-front.ts'
import { dateAndTime } from '../../format.ts'
import { sayInNewsroom, type SayInNewsroom } from '../../language/newsroom/say.ts'
import { PostButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { Pagination } from '../parts/filters.tsx'
import { Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { shortMoment } from '../format.ts'

/** Who arranged it when: what waits, what is there, and the way back to what was. */
export const Record = (props: FrontProps) => {
  const { frame, scheduled, past, olderHref, standardHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <>
      {scheduled.length === 0 ? null : (
        <Panel id="scheduled" title={text('front.scheduled')} plain>
          <Versions {...props} versions={scheduled} caption={text('front.scheduled')} />
        </Panel>
      )}
      <Panel
        id="past"
        title={text('front.past')}
        plain
        actions={<a href={standardHref}>{text('front.standard')}</a>}
      >
        {past.length === 0 ? (
          <EmptyState title={text('front.past-empty')}>{text('front.past-empty-why')}</EmptyState>
        ) : (
          <Versions {...props} versions={past} caption={text('front.past')} />
        )}
        <Pagination locale={locale} next={olderHref} />
      </Panel>
    </>
  )
}

const Versions = (props: FrontProps & { versions: FrontVersion[]; caption: string }) => {
  const { frame, versions, caption } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <DataTable
      locale={locale}
      caption={caption}
      rows={versions}
      columns={[
        {
          title: text('front.from'),
          main: true,
          cell: (version) => (
            <>
              <a href={version.lookHref}>{dateAndTime(version.liveFrom, locale)}</a>{' '}
              {version.current ? <Badge tone="green">{text('front.current')}</Badge> : null}
            </>
          ),
        },
        { title: text('front.by'), cell: ({ by }) => <bdi>{by || '…'}</bdi> },
        { title: text('front.made'), minor: true, cell: ({ made }) => <When at={made} locale={locale} /> },
      ]}
      actions={{
        title: text('front.acts'),
        cell: (version) => <Acts {...props} version={version} text={text} />,
      }}
    />
  )
}

const Acts = ({
  frame,
  actions,
  base,
  version,
  text,
}: FrontProps & { version: FrontVersion; text: SayInNewsroom }) => {
  const when = shortMoment(version.liveFrom, frame.locale)
  return (
    <div class="toolbar">
      <a class="button button-quiet" href={version.openHref} aria-label={`${text('front.open')}: ${when}`}>
        {text('front.open')}
      </a>
      {version.withdrawHref ? (
        <ConfirmLink href={version.withdrawHref} tone="quiet" label={`${text('front.withdraw')}: ${when}`}>
          {text('front.withdraw')}
        </ConfirmLink>
      ) : version.current ? null : (
        <PostButton
          action={actions.restore}
          fields={{ front: version.id, base }}
          tone="quiet"
          label={`${text('front.restore')}: ${when}`}
        >
          {text('front.restore')}
        </PostButton>
      )}
    </div>
  )
}

import type { SubscriberProps } from '../../contract/newsroom-subscribers.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { Badge } from '../parts/badge.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { DefinitionList, When } from '../parts/facts.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { known, StateBadge, SubscriberTable } from './list.tsx'

export const subscriberPage = (props: SubscriberProps): string => asDocument(<Subscriber {...props} />)

const Subscriber = (props: SubscriberProps) => {
  const { frame, subscriber, others } = props
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="subscriber">
      <PageHead
        title={frame.title}
        back={props.back}
        mark={<StateBadge row={subscriber} text={text} />}
        actions={<Acts {...props} />}
      />
      <Facts {...props} />
      {others.length > 0 ? (
        <Panel id="others" title={text('subscribers.others')} plain>
          <SubscriberTable rows={others} locale={frame.locale} caption={text('subscribers.others')} />
        </Panel>
      ) : null}
      <Proofs {...props} />
      <Deliveries {...props} />
      <Bounces {...props} />
    </NewsroomDocument>
  )
}

const Acts = ({ frame, endHref, removeHref }: SubscriberProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      {endHref ? <ConfirmLink href={endHref}>{text('subscribers.end')}</ConfirmLink> : null}
      {removeHref ? (
        <ConfirmLink href={removeHref} tone="danger">
          {text('subscribers.remove')}
        </ConfirmLink>
      ) : null}
    </>
  )
}

const Facts = ({ frame, subscriber, suppressionHref }: SubscriberProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const { newsletter, language, timeZone, source, hasAccount, since, pausedUntil, endedAt, endedHow } =
    subscriber
  const items = [
    { term: text('subscribers.newsletter'), value: <bdi>{newsletter}</bdi> },
    {
      term: text('subscribers.language'),
      value: timeZone === undefined ? language : `${language} · ${timeZone}`,
    },
    { term: text('subscribers.since'), value: <When at={since} locale={locale} /> },
    { term: text('subscribers.source'), value: known(text, `subscribers.source.${source}`, source) },
    {
      term: text('subscribers.account'),
      value: text(hasAccount ? 'subscribers.account.yes' : 'subscribers.account.no'),
    },
  ]
  if (pausedUntil !== undefined)
    items.push({ term: text('subscribers.state.paused'), value: <When at={pausedUntil} locale={locale} /> })
  if (endedAt !== undefined)
    items.push({ term: text('subscribers.state.ended'), value: <When at={endedAt} locale={locale} /> })
  if (endedHow !== undefined)
    items.push({
      term: text('subscribers.ended-how'),
      value: known(text, `subscribers.ended.${endedHow}`, endedHow),
    })
  if (suppressionHref !== undefined)
    items.push({
      term: text('subscribers.suppressed'),
      value: <a href={suppressionHref}>{text('subscribers.why')}</a>,
    })
  return <DefinitionList items={items} />
}

const Proofs = ({ frame, proofs }: SubscriberProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <Panel id="proofs" title={text('subscribers.proofs')} intro={text('subscribers.proofs-why')} plain>
      {proofs.length === 0 ? (
        <p class="hint">{text('subscribers.no-proof')}</p>
      ) : (
        <DataTable
          locale={locale}
          caption={text('subscribers.proofs')}
          rows={proofs}
          columns={[
            {
              title: text('subscribers.state'),
              main: true,
              cell: ({ act }) => known(text, `subscribers.proof.${act}`, act),
            },
            { title: text('subscribers.when'), cell: ({ at }) => <When at={at} locale={locale} /> },
            {
              title: text('subscribers.wording'),
              cell: ({ wording, act }) =>
                wording === '' ? (
                  <span class="hint">{act === 'imported' ? text('subscribers.no-proof') : ''}</span>
                ) : (
                  <span dir="auto">{wording}</span>
                ),
            },
            {
              title: text('subscribers.place'),
              minor: true,
              cell: ({ place, network }) => (
                <span class="row-detail" dir="ltr">
                  {[place, network].filter(Boolean).join(' · ')}
                </span>
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

const Deliveries = ({ frame, deliveries }: SubscriberProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <Panel id="letters" title={text('subscribers.deliveries')} plain>
      {deliveries.length === 0 ? (
        <p class="hint">{text('subscribers.deliveries-empty')}</p>
      ) : (
        <DataTable
          locale={locale}
          caption={text('subscribers.deliveries')}
          rows={deliveries}
          columns={[
            {
              title: text('subscribers.subject'),
              main: true,
              cell: ({ subject }) => <span dir="auto">{subject}</span>,
            },
            { title: text('subscribers.when'), cell: ({ at }) => <When at={at} locale={locale} /> },
            {
              title: text('subscribers.result'),
              cell: ({ state, detail, hasBounced, hasComplained }) => (
                <div>
                  {known(text, `subscribers.delivery.${state}`, state)}{' '}
                  {hasBounced ? <Badge tone="red">{text('subscribers.bounced')}</Badge> : null}
                  {hasComplained ? <Badge tone="red">{text('subscribers.complained')}</Badge> : null}
                  {detail ? (
                    <span class="row-detail" dir="ltr">
                      {detail}
                    </span>
                  ) : null}
                </div>
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

const Bounces = ({ frame, bounces }: SubscriberProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return bounces.length === 0 ? null : (
    <Panel id="bounces" title={text('subscribers.bounces')} plain>
      <DataTable
        locale={locale}
        caption={text('subscribers.bounces')}
        rows={bounces}
        columns={[
          {
            title: text('subscribers.result'),
            main: true,
            cell: ({ kind }) => known(text, `subscribers.bounce.${kind}`, kind),
          },
          { title: text('subscribers.when'), cell: ({ at }) => <When at={at} locale={locale} /> },
          {
            title: text('subscribers.evidence'),
            cell: ({ evidence }) => (
              <span dir="ltr" class="row-detail">
                {evidence}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}

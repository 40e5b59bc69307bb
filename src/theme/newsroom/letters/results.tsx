import type { Locale } from '../../contract/frame.ts'
import type { ResultsProps, TrialProps } from '../../contract/newsroom-letters.ts'
import { number, rate } from '../../format.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Badge } from '../parts/badge.tsx'
import { DefinitionList, When } from '../parts/facts.tsx'
import { Panel } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

/** What came of it: of all copies together, and of nobody in particular. */
export const Results = (props: { results: ResultsProps; deliveriesHref: string; locale: Locale }) => {
  const { results, deliveriesHref, locale } = props
  const { bounced, complained, unsubscribed, registered, links, reasons } = results
  const text = sayInNewsroom(locale)
  return (
    <Panel
      id="results"
      title={text('letters.results')}
      intro={text('letters.results-intro')}
      actions={<a href={deliveriesHref}>{text('letters.deliveries')}</a>}
    >
      <DefinitionList
        items={[
          { term: text('letters.bounced'), value: number(bounced, locale) },
          { term: text('letters.complained'), value: number(complained, locale) },
          { term: text('letters.left-list'), value: number(unsubscribed, locale) },
          { term: text('letters.registered'), value: number(registered, locale) },
        ]}
      />
      {links.length === 0 ? null : (
        <DataTable
          locale={locale}
          caption={text('letters.clicks')}
          rows={links}
          columns={[
            {
              title: text('letters.link'),
              main: true,
              cell: ({ href }) => (
                <a href={href} dir="ltr" class="row-link">
                  {href}
                </a>
              ),
            },
            { title: text('letters.clicks'), numeric: true, cell: ({ clicks }) => number(clicks, locale) },
          ]}
        />
      )}
      {reasons.length === 0 ? null : (
        <DataTable
          locale={locale}
          caption={text('letters.reasons')}
          rows={reasons}
          columns={[
            { title: text('letters.reasons'), main: true, cell: ({ reason }) => <bdi>{reason}</bdi> },
            { title: text('letters.state'), cell: ({ state }) => text(`letters.copies.${state}`) },
            { title: text('letters.count'), numeric: true, cell: ({ count }) => number(count, locale) },
          ]}
        />
      )}
    </Panel>
  )
}

/** What the choice between two subjects is measured by, and how it stands. */
export const Trial = ({ trial, locale }: { trial: TrialProps; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  const { sides, percent, endsAt, chosen } = trial
  return (
    <Panel id="trial" title={text('letters.trial')} intro={text('letters.trial-measured')}>
      <p>
        {text(chosen === undefined ? 'letters.trial-runs' : 'letters.trial-ended', { percent })}{' '}
        {endsAt ? <When at={endsAt} locale={locale} within /> : null}
      </p>
      <DataTable
        locale={locale}
        caption={text('letters.trial')}
        rows={sides}
        columns={[
          {
            title: text('letters.subject'),
            main: true,
            cell: ({ subject, isChosen }) => (
              <>
                <bdi>{subject}</bdi> {isChosen ? <Badge tone="green">{text('letters.chosen')}</Badge> : null}
              </>
            ),
          },
          {
            title: text('letters.copies.sent'),
            numeric: true,
            cell: ({ delivered }) => number(delivered, locale),
          },
          { title: text('letters.clicks'), numeric: true, cell: ({ clicks }) => number(clicks, locale) },
          {
            title: text('letters.per-copy'),
            numeric: true,
            cell: ({ clicks, delivered }) => (delivered === 0 ? '–' : rate(clicks / delivered, locale)),
          },
        ]}
      />
    </Panel>
  )
}

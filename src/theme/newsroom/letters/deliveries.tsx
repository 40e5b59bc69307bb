import type { DeliveriesProps } from '../../contract/newsroom-letters.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { Badge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { Pagination, Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const deliveriesPage = (props: DeliveriesProps): string => asDocument(<Deliveries {...props} />)

const Deliveries = ({ frame, back, tabs, rows, nextHref }: DeliveriesProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="deliveries">
      <PageHead title={frame.title} intro={text('letters.deliveries-intro')} back={back} />
      <Tabs label={text('letters.deliveries')} tabs={tabs} />
      {rows.length === 0 ? (
        <EmptyState title={text('letters.deliveries-empty')} />
      ) : (
        <DataTable
          locale={locale}
          caption={frame.title}
          rows={rows}
          columns={[
            {
              title: text('letters.address'),
              main: true,
              cell: ({ email, marks }) => (
                <>
                  {email === '' ? text('subscribers.no-address') : <bdi dir="ltr">{email}</bdi>}{' '}
                  {marks.map((mark) => (
                    <Badge tone="red">{mark}</Badge>
                  ))}
                </>
              ),
            },
            {
              title: text('letters.reasons'),
              cell: ({ reason, answer }) =>
                (reason || answer) && (
                  <div>
                    {reason}
                    {answer ? (
                      <span class="row-detail" dir="ltr">
                        {answer}
                      </span>
                    ) : null}
                  </div>
                ),
            },
            {
              title: text('letters.doubt-server'),
              minor: true,
              cell: ({ server }) => (server ? <bdi dir="ltr">{server}</bdi> : '–'),
            },
            {
              title: text('letters.when'),
              numeric: true,
              cell: ({ at }) => (at ? <When at={at} locale={locale} /> : '–'),
            },
          ]}
        />
      )}
      <Pagination locale={locale} next={nextHref} />
    </NewsroomDocument>
  )
}

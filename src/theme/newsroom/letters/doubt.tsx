import type { DoubtProps } from '../../contract/newsroom-letters.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { PostButton, Toolbar } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { Pagination } from '../parts/filters.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'

export const doubtPage = (props: DoubtProps): string => asDocument(<Doubt {...props} />)

const Doubt = (props: DoubtProps) => {
  const { frame, rows, nextHref } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="doubt">
      <PageHead title={frame.title} intro={text('letters.doubt-intro')} back={props.back} />
      {rows.length === 0 ? (
        <EmptyState title={text('letters.doubt-empty')} />
      ) : (
        <>
          {props.mayDecide ? (
            <Panel id="all" title={text('letters.doubt-all')} intro={text('letters.doubt-all-intro')}>
              <Decision {...props} />
            </Panel>
          ) : (
            <p class="hint">{text('letters.publisher-sends')}</p>
          )}
          <ul class="doubt">
            {rows.map((row) => (
              <li>
                <Evidence row={row} {...props} />
              </li>
            ))}
          </ul>
          <Pagination locale={locale} next={nextHref} />
        </>
      )}
    </NewsroomDocument>
  )
}

const Evidence = (props: DoubtProps & { row: DoubtProps['rows'][number] }) => {
  const { row, frame } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <>
      <h2>{row.email === '' ? text('subscribers.no-address') : <bdi dir="ltr">{row.email}</bdi>}</h2>
      <dl class="facts">
        <div>
          <dt>{text('letters.doubt-why')}</dt>
          <dd>{row.problem}</dd>
        </div>
        <div>
          <dt>{text('letters.doubt-server')}</dt>
          <dd>
            <bdi dir="ltr">{row.server}</bdi>
          </dd>
        </div>
        <div>
          <dt>{text('letters.doubt-354')}</dt>
          <dd>{row.wireAt ? <When at={row.wireAt} locale={locale} /> : '–'}</dd>
        </div>
        <div>
          <dt>{text('letters.doubt-answer')}</dt>
          <dd>
            <bdi dir="ltr">{row.answer ?? text('letters.doubt-no-answer')}</bdi>
          </dd>
        </div>
        <div>
          <dt>{text('letters.doubt-bounce')}</dt>
          <dd>
            {row.bounces.length === 0
              ? text('letters.doubt-no-bounce')
              : row.bounces.map((bounce) => (
                  <p>
                    <When at={bounce.at} locale={locale} /> <bdi>{bounce.text}</bdi>
                  </p>
                ))}
          </dd>
        </div>
      </dl>
      {props.mayDecide ? <Decision {...props} /> : null}
    </>
  )
}

/** To leave it comes first: nobody is mailed twice on a guess. */
const Decision = ({ frame, action, seenAt, row }: DoubtProps & { row?: DoubtProps['rows'][number] }) => {
  const text = sayInNewsroom(frame.locale)
  const fields = { seen: seenAt, ...(row && { delivery: row.id }) }
  const about = (words: string) => (row ? `${words}: ${row.email}` : undefined)
  return (
    <Toolbar>
      <PostButton
        action={action}
        fields={{ ...fields, decision: 'leave' }}
        tone="primary"
        label={about(text('letters.leave'))}
      >
        {text(row ? 'letters.leave' : 'letters.leave-all')}
      </PostButton>
      <PostButton
        action={action}
        fields={{ ...fields, decision: 'resend' }}
        label={about(text('letters.resend'))}
      >
        {text(row ? 'letters.resend' : 'letters.resend-all')}
      </PostButton>
    </Toolbar>
  )
}

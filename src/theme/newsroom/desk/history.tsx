import type { DeskHistoryProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { Textarea } from '../parts/form.tsx'
import { Menu } from '../parts/menu.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const deskHistoryPage = (props: DeskHistoryProps): string => asDocument(<DeskHistory {...props} />)

type Text = DeskHistoryProps['texts'][number]

const DeskHistory = (props: DeskHistoryProps) => {
  const { frame, texts } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="desk">
      <PageHead
        title={text('desk.history')}
        intro={text(props.isPublic ? 'desk.history.public' : 'desk.history.private')}
        back={{ name: frame.title, href: props.articleHref }}
        actions={
          props.publicHref ? (
            <LinkButton href={props.publicHref}>{text('desk.history.see')}</LinkButton>
          ) : undefined
        }
      />
      {texts.length === 0 ? (
        <EmptyState title={text('desk.history.none')}>{text('desk.history.none-why')}</EmptyState>
      ) : (
        <DataTable
          locale={locale}
          caption={text('desk.history')}
          rows={texts}
          columns={[
            {
              title: text('desk.history.shown'),
              main: true,
              cell: ({ at }) => <When at={at} locale={locale} />,
            },
            { title: text('desk.history.text'), cell: (row) => <Said {...props} row={row} /> },
          ]}
          actions={{ title: text('desk.history.act'), cell: (row) => <Act {...props} row={row} /> }}
        />
      )}
    </NewsroomDocument>
  )
}

const Said = ({ frame: { locale }, row }: DeskHistoryProps & { row: Text }) => {
  const text = sayInNewsroom(locale)
  const { revision, compareHref, correction, withheld } = row
  return (
    <div>
      {text('desk.revision.name', { number: revision })}
      {compareHref ? (
        <>
          {' · '}
          <a href={compareHref}>{text('desk.history.compare')}</a>
        </>
      ) : null}
      {row.isLive ? <p class="hint">{text('desk.history.live')}</p> : null}
      {row.isEnded ? <p class="hint">{text('desk.history.ended')}</p> : null}
      {correction ? <p dir="auto">{correction}</p> : null}
      {withheld ? (
        <p class="hint">
          {text('desk.history.withheld-by', { name: withheld.by })} <q dir="auto">{withheld.reason}</q>
        </p>
      ) : null}
    </div>
  )
}

const Act = ({ frame: { locale }, row, sent }: DeskHistoryProps & { row: Text }) => {
  const text = sayInNewsroom(locale)
  const wrong = sent?.number === row.number ? sent : undefined
  if (row.release)
    return (
      <PostButton action={row.release} tone="quiet">
        {text('desk.history.release')}
      </PostButton>
    )
  if (wrong && !row.withhold) return <p class="field-error">{wrong.error}</p>
  if (!row.withhold) return null
  return (
    <Menu label={text('desk.history.withhold')} end open={wrong !== undefined}>
      <form method="post" action={row.withhold} class="menu-form" data-once="">
        <Textarea
          form={{ values: { reason: wrong?.reason }, errors: { reason: wrong?.error } }}
          locale={locale}
          name="reason"
          prefix={`text-${row.number}-`}
          label={text('desk.history.reason')}
          hint={text('desk.history.reason-hint')}
          required
          rows={2}
        />
        <button class="button button-primary">{text('desk.history.withhold')}</button>
      </form>
    </Menu>
  )
}

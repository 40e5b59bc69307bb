import type { Locale } from '../../contract/frame.ts'
import type { ComparisonProps, TextRun } from '../../contract/newsroom-desk.ts'
import { isNewsroomKey, sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { PostButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { Added, Removed } from '../parts/marks.tsx'
import { PageHead, Panel } from '../parts/page-head.tsx'
import { CompareForm } from './compare-form.tsx'

export const comparisonPage = (props: ComparisonProps): string => asDocument(<Comparison {...props} />)

const Comparison = (props: ComparisonProps) => {
  const { frame, from, to, fields, blocks, restore } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const isSame = fields.length === 0 && blocks.every(({ kind }) => kind === 'same')
  return (
    <NewsroomDocument frame={frame} kind="desk">
      <PageHead
        title={text('desk.compare-title', { from: from.number, to: to.number })}
        back={{ name: text('desk.revisions'), href: props.revisionsHref }}
        actions={
          restore ? (
            <PostButton action={restore.action} fields={{ revision: from.id, head: restore.head }}>
              {text('desk.restore-this', { number: from.number })}
            </PostButton>
          ) : undefined
        }
      />
      <p class="hint">
        <bdi>{from.by}</bdi> <When at={from.at} locale={locale} /> – <bdi>{to.by}</bdi>{' '}
        <When at={to.at} locale={locale} />
      </p>
      <CompareForm locale={locale} action={props.action} options={props.options} from={from.id} to={to.id} />
      {isSame ? <p>{text('desk.compare-same')}</p> : null}
      {fields.length > 0 ? (
        <Panel id="fields" title={text('desk.compare-fields')}>
          <dl class="facts">
            {fields.map(({ label, runs }) => (
              <div>
                <dt>{label}</dt>
                <dd dir="auto">
                  <Runs runs={runs} locale={locale} />
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      ) : null}
      <Panel id="body" title={text('desk.compare-body')}>
        <div class="compared" lang={props.language} dir={props.dir}>
          {blocks.map((block) => (
            <Block block={block} locale={locale} />
          ))}
        </div>
      </Panel>
    </NewsroomDocument>
  )
}

const Block = ({ block, locale }: { block: ComparisonProps['blocks'][number]; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  const key = `desk.block.${block.type}`
  const isUnseen = block.kind === 'changed' && block.runs.every(({ kind }) => kind === 'same')
  return (
    <p class={block.type === 'heading' ? 'compared-heading' : undefined}>
      {isNewsroomKey(key) ? (
        <b class="hint">
          <Runs
            runs={[{ kind: block.kind === 'changed' ? 'same' : block.kind, text: text(key) }]}
            locale={locale}
          />{' '}
        </b>
      ) : null}
      <Runs runs={block.runs} locale={locale} />
      {isUnseen ? <span class="hint"> {text('desk.block.attributes')}</span> : null}
    </p>
  )
}

const Runs = ({ runs, locale }: { runs: TextRun[]; locale: Locale }) => (
  <>
    {runs.map(({ kind, text }) => {
      if (text === '') return null
      if (kind === 'added') return <Added locale={locale}>{text}</Added>
      return kind === 'removed' ? <Removed locale={locale}>{text}</Removed> : <span>{text}</span>
    })}
  </>
)

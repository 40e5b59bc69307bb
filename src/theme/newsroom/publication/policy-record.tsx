import type { PolicyRecordProps } from '../../contract/newsroom-publication.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PolicySentences } from './policy-words.tsx'

export const policyRecordPage = (props: PolicyRecordProps): string => asDocument(<PolicyRecord {...props} />)

const PolicyRecord = ({ frame, backHref, changes }: PolicyRecordProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="policy-record" width="narrow">
      <PageHead title={frame.title} back={{ name: text('publication.access.title'), href: backHref }} />
      {changes.length === 0 ? (
        <EmptyState title={text('publication.access.no-record')}>
          {text('publication.access.no-record-why')}
        </EmptyState>
      ) : null}
      <ol class="record">
        {changes.map(({ by, at, before, after, wordsChanged, restoreHref }) => (
          <li class="panel">
            <h2>
              <bdi>{by}</bdi>, <When at={at} locale={locale} />
            </h2>
            <PolicySentences policy={after} before={before} locale={locale} />
            {wordsChanged ? <p class="hint">{text('publication.access.words')}</p> : null}
            {restoreHref ? (
              <LinkButton href={restoreHref}>{text('publication.access.restore')}</LinkButton>
            ) : (
              <p class="hint">{text('publication.access.now')}</p>
            )}
          </li>
        ))}
      </ol>
    </NewsroomDocument>
  )
}

import type { MediaRemovalProps } from '../../contract/newsroom-media.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton } from '../parts/actions.tsx'
import { Confirmation } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { UseList } from './uses.tsx'

export const mediaRemoval = (props: MediaRemovalProps): string => asDocument(<Removal {...props} />)

const Removal = ({ frame, uses, actions }: MediaRemovalProps) => {
  const text = sayInNewsroom(frame.locale)
  if (uses.length === 0)
    return (
      <NewsroomDocument frame={frame} kind="media" width="narrow">
        <Confirmation
          locale={frame.locale}
          title={frame.title}
          action={actions.remove}
          confirm={text('media.remove.confirm')}
          cancelHref={actions.back}
          danger
        >
          <p>{text('media.remove.what')}</p>
        </Confirmation>
      </NewsroomDocument>
    )
  return (
    <NewsroomDocument frame={frame} kind="media" width="narrow">
      <PageHead title={frame.title} intro={text('media.remove.used')} />
      <UseList uses={uses} locale={frame.locale} />
      <FormActions>
        <LinkButton href={actions.back}>{text('media.remove.back')}</LinkButton>
      </FormActions>
    </NewsroomDocument>
  )
}

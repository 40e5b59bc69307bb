import type { RestorationProps } from '../../contract/newsroom-desk.ts'
import { asDocument } from '../../parts/document.tsx'
import { Confirmation } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'

export const restorationPage = (props: RestorationProps): string => asDocument(<Restoration {...props} />)

const Restoration = ({ frame, headline, warning, action, fields, backHref }: RestorationProps) => (
  <NewsroomDocument frame={frame} kind="desk" width="narrow">
    <Confirmation
      locale={frame.locale}
      title={frame.title}
      action={action}
      fields={fields}
      confirm={frame.title}
      cancelHref={backHref}
      danger
    >
      <p>
        <bdi>{headline}</bdi>
      </p>
      <p>{warning}</p>
    </Confirmation>
  </NewsroomDocument>
)

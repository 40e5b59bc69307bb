import type { WithdrawalProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { Confirmation } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'

export const withdrawalPage = (props: WithdrawalProps): string => asDocument(<Withdrawal {...props} />)

const Withdrawal = ({ frame, headline, action, backHref, form }: WithdrawalProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="desk" width="narrow">
      <Confirmation
        locale={locale}
        title={frame.title}
        action={action}
        confirm={text('desk.withdraw')}
        cancelHref={backHref}
        danger
      >
        <ErrorSummary form={form} locale={locale} />
        <p>
          <bdi>{headline}</bdi>
        </p>
        <p>{text('desk.withdraw-what')}</p>
        <Field
          form={form}
          locale={locale}
          name="redirectTo"
          label={text('desk.withdraw-to')}
          hint={text('desk.withdraw-to-hint')}
          dir="ltr"
          required={false}
          maxlength={500}
        />
      </Confirmation>
    </NewsroomDocument>
  )
}

import type { OwnAddressProps } from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const ownAddressPage = (props: OwnAddressProps): string => asDocument(<OwnAddress {...props} />)

const OwnAddress = ({ frame, email, action, backHref, form }: OwnAddressProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="own-address" width="narrow">
      <PageHead
        title={frame.title}
        intro={text('people.address.intro', { email })}
        back={{ name: text('people.account.title'), href: backHref }}
      />
      <form method="post" action={action} data-once="" data-unsaved="">
        <ErrorSummary form={form} locale={locale} />
        <Field
          form={form}
          locale={locale}
          name="email"
          type="email"
          label={text('people.address.new')}
          autocomplete="email"
          dir="ltr"
          required
          maxlength={254}
        />
        <FormActions>
          <SubmitButton>{text('people.address.submit')}</SubmitButton>
          <LinkButton href={backHref} tone="quiet">
            {text('shell.cancel')}
          </LinkButton>
        </FormActions>
      </form>
    </NewsroomDocument>
  )
}

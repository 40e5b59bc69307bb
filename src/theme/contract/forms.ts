export type FormError =
  | 'email-missing'
  | 'email-invalid'
  | 'email-same'
  | 'code-missing'
  | 'code-wrong'
  | 'code-expired'
  | 'code-spent'
  | 'name-too-long'
  | 'language-unknown'
  | 'too-many-attempts'
  | 'link-expired'
  | 'other-browser'
  | 'confirmation-missing'
  | 'newsletter-missing'
  | 'date-invalid'
  | 'not-saved'

/** What was typed, and what is wrong with it. `form` holds what concerns no single field. */
export type FormState = {
  values: { [field: string]: string | undefined }
  errors: { [field: string]: FormError | undefined; form?: FormError }
}

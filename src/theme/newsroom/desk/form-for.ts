import type { DeskArticleProps, DeskForm } from '../../contract/newsroom-desk.ts'
import type { NewsroomForm } from '../../contract/newsroom.ts'

const blank: NewsroomForm = { values: {}, errors: {} }

/** What was typed belongs to the one form that was sent. */
export function formFor({ form }: DeskArticleProps, of: DeskForm): NewsroomForm {
  return form.of === of ? form : blank
}

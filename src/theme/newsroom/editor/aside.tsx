import type { EditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { When } from '../parts/facts.tsx'
import { Select } from '../parts/form.tsx'
import { FieldsForm, Part } from './fields.tsx'

export const Aside = (props: EditorProps) => {
  const text = sayInNewsroom(props.frame.locale)
  return (
    <aside class="edit-aside" id="aside" aria-label={text('editor.aside')}>
      <FieldsForm {...props} />
      <LanguagePart {...props} />
      <Part title={text('editor.part.time')}>
        <p>
          <a href={props.places.article}>{text('editor.time')}</a>
        </p>
      </Part>
      <Notes {...props} />
    </aside>
  )
}

const LanguagePart = ({ frame, form, article, language }: EditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Part title={text('editor.part.language')} open={form.errors['language'] !== undefined}>
      {language.action === undefined ? (
        <p>{article.languageName}</p>
      ) : (
        <form method="post" action={language.action} data-language-form="">
          <Select
            form={form}
            locale={frame.locale}
            name="language"
            label={text('editor.field.language')}
            value={article.language}
            options={language.languages}
          />
          <div class="field" data-translation="">
            <input type="hidden" name="translationOf" value={language.of?.id ?? ''} />
            <p class="hint">{text('editor.field.translation-of')}</p>
            <p data-translation-name="" dir="auto">
              {language.of?.name ?? text('editor.none.translation')}
            </p>
          </div>
          <button class="button button-plain">{text('editor.language.set')}</button>
        </form>
      )}
      {language.versions.length > 0 ? (
        <ul class="edit-versions">
          {language.versions.map(({ name, href }) => (
            <li>
              <a href={href} dir="auto">
                {name}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </Part>
  )
}

const Notes = ({ frame, notes, places }: EditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Part id="notes" title={text('editor.part.notes')} open={notes.length > 0}>
      <ol class="notes" data-notes="">
        {notes.map(({ by, at, text: said }) => (
          <li>
            <p class="hint">
              <b dir="auto">{by}</b> <When at={at} locale={frame.locale} />
            </p>
            <p class="note-text" dir="auto">
              {said}
            </p>
          </li>
        ))}
      </ol>
      <form method="post" action={places.notes} data-note-form="">
        <div class="field">
          <label for="note">{text('editor.note')}</label>
          <textarea id="note" name="text" rows={2} maxlength={2000} dir="auto" required></textarea>
        </div>
        <button class="button button-plain">{text('editor.note.add')}</button>
      </form>
    </Part>
  )
}

import type { ArticleEditorProps } from '../../contract/newsroom-editor.ts'
import type { Link } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { When } from '../parts/facts.tsx'
import { Select } from '../parts/form.tsx'
import { FieldsForm } from './fields.tsx'
import { Part } from './part.tsx'

export const ArticleAside = (props: ArticleEditorProps) => {
  const text = sayInNewsroom(props.frame.locale)
  return (
    <>
      <FieldsForm {...props} />
      <LanguagePart {...props} />
      <Part title={text('editor.part.time')}>
        <p>
          <a href={props.back.href}>{text('editor.time')}</a>
        </p>
      </Part>
      <Notes {...props} />
    </>
  )
}

const LanguagePart = ({ frame, form, written, language }: ArticleEditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <Part title={text('editor.part.language')} open={form.errors['language'] !== undefined}>
      {language.action === undefined ? (
        <p>{written.languageName}</p>
      ) : (
        <form method="post" action={language.action} data-language-form="">
          <Select
            form={form}
            locale={frame.locale}
            name="language"
            label={text('editor.field.language')}
            value={written.language}
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
      <Versions links={language.versions} />
    </Part>
  )
}

/** The same in other languages. */
export const Versions = ({ links }: { links: Link[] }) =>
  links.length === 0 ? null : (
    <ul class="edit-versions">
      {links.map(({ name, href }) => (
        <li>
          <a href={href} dir="auto">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )

const Notes = ({ frame, notes, noteAction }: ArticleEditorProps) => {
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
      <form method="post" action={noteAction} data-note-form="">
        <div class="field">
          <label for="note">{text('editor.note')}</label>
          <textarea id="note" name="text" rows={2} maxlength={2000} dir="auto" required></textarea>
        </div>
        <button class="button button-plain">{text('editor.note.add')}</button>
      </form>
    </Part>
  )
}

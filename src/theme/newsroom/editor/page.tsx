import { raw } from 'hono/html'
import type { EditorFacts, EditorProps } from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { StageBadge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { Aside } from './aside.tsx'
import { EditorDialogs } from './dialogs.tsx'
import { FindBar } from './find-bar.tsx'
import { ToolIcon } from './icons.tsx'
import { EditorMenus, EditorToolbar, TableToolbar } from './toolbar.tsx'

export const editorPage = (props: EditorProps): string => asDocument(<EditorPage {...props} />)

const EditorPage = (props: EditorProps) => {
  const { frame, article, form, scripts } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="edit" width="wide" scripts={scripts}>
      <div class="edit" data-editor="">
        <h1 class="unseen">{text('editor.title', { name: frame.title })}</h1>
        <div class="edit-top">
          <EditorBar {...props} />
          {article.mayEdit ? <EditorToolbar locale={locale} /> : null}
          {article.mayEdit ? <TableToolbar locale={locale} /> : null}
          <FindBar locale={locale} />
        </div>
        <div class="edit-notices" data-notices="">
          {article.mayEdit ? null : <p class="edit-notice">{text('editor.reading')}</p>}
          {article.mayEdit && isOnItsWay(article.stage) ? (
            <p class="edit-notice">{text(`editor.takes-back.${article.stage}`)}</p>
          ) : null}
          <p class="edit-notice without-script">{text('editor.no-script')}</p>
          <ErrorSummary form={form} locale={locale} />
        </div>
        <div class="edit-write">
          <div class="sheet" lang={article.language} dir={article.dir}>
            <TopFields {...props} />
            <div id="text" class="body writing" data-body="">
              {raw(props.bodyHtml)}
            </div>
          </div>
        </div>
        <Aside {...props} />
        <EditorMenus locale={locale} />
        <EditorDialogs {...props} />
        <script type="application/json" data-facts="">
          {raw(inScript(props.facts))}
        </script>
      </div>
    </NewsroomDocument>
  )
}

const EditorBar = ({ frame, article, places }: EditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <div class="edit-bar">
      <a class="edit-back" href={places.article}>
        {text('editor.bar.article')}
      </a>
      <span data-stage={article.stage}>
        <StageBadge stage={article.stage} locale={frame.locale} />
      </span>
      <p class="edit-status" role="status" data-status="">
        {text('editor.last-saved')} <When at={article.savedAt} locale={frame.locale} />{' '}
        <span dir="auto">{article.savedBy}</span>
      </p>
      <p class="edit-count" data-count=""></p>
      <div class="edit-acts">
        <a class="button button-plain" href={places.preview} data-flush="">
          {text('editor.bar.preview')}
        </a>
        <button
          class="icon-button"
          type="button"
          data-focus-mode=""
          aria-pressed="false"
          aria-label={text('editor.bar.focus')}
          hidden
        >
          <ToolIcon act="focus" />
        </button>
        <button
          class="icon-button"
          type="button"
          data-panel-toggle=""
          aria-expanded="true"
          aria-controls="aside"
          aria-label={text('editor.bar.panel')}
          hidden
        >
          <ToolIcon act="panel" />
        </button>
      </div>
    </div>
  )
}

/** What stands above the text on the page, written where it will stand. */
const TopFields = ({ frame, form }: EditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <div class="sheet-top">
      {(['kicker', 'headline', 'standfirst'] as const).map((name) => (
        <textarea
          id={name}
          name={name}
          form="fields"
          class={`sheet-${name}`}
          rows={1}
          aria-label={text(`editor.field.${name}`)}
          placeholder={text(`editor.field.${name}`)}
          maxlength={name === 'standfirst' ? 20_000 : 1_000}
          aria-invalid={form.errors[name] ? 'true' : undefined}
          data-line={name === 'standfirst' ? undefined : ''}
        >
          {form.values[name]}
        </textarea>
      ))}
    </div>
  )
}

type OnItsWay = 'in-review' | 'approved' | 'scheduled' | 'overdue'

/** What a change would take back to writing. */
function isOnItsWay(stage: EditorProps['article']['stage']): stage is OnItsWay {
  return stage === 'in-review' || stage === 'approved' || stage === 'scheduled' || stage === 'overdue'
}

/** JSON may hold `</script>`; its `<` is written so that no parser of HTML sees a tag. */
function inScript(facts: EditorFacts): string {
  return JSON.stringify(facts).replaceAll('<', String.raw`\u003c`)
}

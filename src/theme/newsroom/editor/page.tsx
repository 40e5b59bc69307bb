import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type {
  ArticleEditorProps,
  EditorFacts,
  EditorProps,
  PageEditorProps,
  TextEditorProps,
} from '../../contract/newsroom-editor.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { StageBadge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { When } from '../parts/facts.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { ArticleAside } from './aside.tsx'
import { EditorDialogs } from './dialogs.tsx'
import { EditionAside } from './edition-aside.tsx'
import { FindBar } from './find-bar.tsx'
import { ToolIcon } from './icons.tsx'
import { PageAside } from './page-aside.tsx'
import { TextAside } from './text-aside.tsx'
import { EditorMenus, EditorToolbar, TableToolbar } from './toolbar.tsx'

export const articleEditorPage = (props: ArticleEditorProps): string =>
  asDocument(
    <EditorPage {...props} top={['kicker', 'headline', 'standfirst']} aside={<ArticleAside {...props} />} />,
  )

export const pageEditorPage = (props: PageEditorProps): string =>
  asDocument(<EditorPage {...props} top={['title', 'standfirst']} aside={<PageAside {...props} />} />)

export const editionEditorPage = (props: EditorProps): string =>
  asDocument(<EditorPage {...props} top={['subject', 'preheader']} aside={<EditionAside {...props} />} />)

export const textEditorPage = (props: TextEditorProps): string =>
  asDocument(<EditorPage {...props} top={[]} aside={<TextAside {...props} />} />)

type Shown = EditorProps & {
  /** The fields that stand above the text on the page. */
  top: readonly TopField[]
  aside: Child
  /** Read and not written here, where there are no such fields. */
  title?: string
}

type TopField = 'kicker' | 'headline' | 'title' | 'standfirst' | 'subject' | 'preheader'

const EditorPage = (props: Shown) => {
  const { frame, written, form, scripts } = props
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="edit" width="wide" scripts={scripts}>
      <div class="edit" data-editor="">
        <h1 class="unseen">{text('editor.title', { name: frame.title })}</h1>
        <div class="edit-top">
          <EditorBar {...props} />
          {written.mayEdit ? <EditorToolbar locale={locale} /> : null}
          {written.mayEdit ? <TableToolbar locale={locale} /> : null}
          <FindBar locale={locale} />
        </div>
        <div class="edit-notices" data-notices="">
          {written.mayEdit ? null : <p class="edit-notice">{text('editor.reading')}</p>}
          <p class="edit-notice without-script">{text('editor.no-script')}</p>
          <ErrorSummary form={form} locale={locale} />
        </div>
        <div class="edit-write">
          <div class="sheet" lang={written.language} dir={written.dir}>
            <TopFields {...props} />
            <div id="text" class="body writing" data-body="">
              {raw(props.bodyHtml)}
            </div>
          </div>
        </div>
        <aside class="edit-aside" id="aside" aria-label={text('editor.aside')}>
          {props.aside}
        </aside>
        <EditorMenus locale={locale} kind={props.facts.kind} />
        <EditorDialogs {...props} />
        <script type="application/json" data-facts="">
          {raw(inScript(props.facts))}
        </script>
      </div>
    </NewsroomDocument>
  )
}

const EditorBar = ({ frame, written, places, back }: EditorProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <div class="edit-bar">
      <a class="edit-back" href={back.href}>
        {back.name}
      </a>
      <span data-stage={written.stage}>
        <StageBadge stage={written.stage} locale={frame.locale} />
      </span>
      <p class="edit-status" role="status" data-status="">
        {text('editor.last-saved')} <When at={written.savedAt} locale={frame.locale} within />{' '}
        <span dir="auto">{written.savedBy}</span>
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

const looks: Record<TopField, string> = {
  kicker: 'kicker',
  headline: 'headline',
  title: 'headline',
  standfirst: 'standfirst',
  subject: 'headline',
  preheader: 'standfirst',
}

/** What stands above the text on the page, written where it will stand. */
const TopFields = ({ frame, form, top, title }: Shown) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <div class="sheet-top">
      {title ? <p class="sheet-headline">{title}</p> : null}
      {top.map((name) => (
        <textarea
          id={name}
          name={name}
          form="fields"
          class={`sheet-${looks[name]}`}
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

/** JSON may hold `</script>`; its `<` is written so that no parser of HTML sees a tag. */
function inScript(facts: EditorFacts): string {
  return JSON.stringify(facts).replaceAll('<', String.raw`\u003c`)
}

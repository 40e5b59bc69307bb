import type { Child } from 'hono/jsx'
import type { EditorProps } from '../../contract/newsroom-editor.ts'
import { type SayInNewsroom, sayInNewsroom } from '../../language/newsroom/say.ts'
import { acts, type ToolAct } from './acts.ts'

/** Empty until a script opens them. */
export const EditorDialogs = ({ frame, facts }: Pick<EditorProps, 'frame' | 'facts'>) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <>
      <LinkDialog text={text} />
      <EmbedDialog text={text} />
      <PictureDialog text={text} />
      {facts.kind === 'edition' ? <ArticleDialog text={text} /> : null}
      <ConflictDialog text={text} />
      <HelpDialog text={text} />
    </>
  )
}

type Said = { text: SayInNewsroom }

const Dialog = (props: { id: string; title: string; children?: Child }) => (
  <dialog id={props.id} class={`edit-dialog edit-${props.id}`} aria-labelledby={`${props.id}-title`}>
    <h2 id={`${props.id}-title`}>{props.title}</h2>
    {props.children}
  </dialog>
)

const LinkDialog = ({ text }: Said) => (
  <Dialog id="link-dialog" title={text('editor.link')}>
    <form method="dialog">
      <div class="field">
        <Finder of="link" label={text('editor.link.href')} hint={text('editor.link.hint')} text={text} />
        <p class="field-error" data-error="" role="alert"></p>
      </div>
      <div class="form-actions">
        <button class="button button-primary" value="set">
          {text('editor.link.set')}
        </button>
        <button class="button button-danger" value="remove" data-remove="">
          {text('editor.link.remove')}
        </button>
        <Cancel text={text} />
      </div>
    </form>
  </Dialog>
)

type FinderProps = Said & { of: string; label: string; hint: string }

/** Articles of ours, by what is typed. */
const Finder = ({ text, of, label, hint }: FinderProps) => (
  <>
    <label for={`${of}-find`}>{label}</label>
    <input
      id={`${of}-find`}
      type="text"
      role="combobox"
      aria-expanded="false"
      aria-autocomplete="list"
      aria-controls={`${of}-found`}
      aria-describedby={`${of}-hint`}
      autocomplete="off"
      dir="auto"
    />
    <p class="hint" id={`${of}-hint`}>
      {hint}
    </p>
    <ul id={`${of}-found`} class="found" role="listbox" aria-label={text('editor.link.found')} hidden></ul>
  </>
)

const EmbedDialog = ({ text }: Said) => (
  <Dialog id="embed-dialog" title={text('editor.tool.embed')}>
    <form method="dialog">
      <div class="field">
        <label for="embed-url">{text('editor.embed.url')}</label>
        <input
          id="embed-url"
          type="text"
          inputmode="url"
          aria-describedby="embed-hint"
          autocomplete="off"
          dir="ltr"
          data-url=""
        />
        <p class="hint" id="embed-hint">
          {text('editor.embed.hint')}
        </p>
        <p class="field-error" data-error="" role="alert"></p>
      </div>
      <div class="field">
        <label for="embed-title">{text('editor.embed.title')}</label>
        <input id="embed-title" type="text" autocomplete="off" dir="auto" data-title="" />
      </div>
      <div class="form-actions">
        <button class="button button-primary" value="set">
          {text('editor.embed.set')}
        </button>
        <Cancel text={text} />
      </div>
    </form>
  </Dialog>
)

const ArticleDialog = ({ text }: Said) => (
  <Dialog id="article-dialog" title={text('editor.article')}>
    <form method="dialog">
      <div class="field">
        <Finder
          of="article"
          label={text('editor.article.find')}
          hint={text('editor.article.hint')}
          text={text}
        />
      </div>
      <div class="form-actions">
        <Cancel text={text} />
      </div>
    </form>
  </Dialog>
)

const PictureDialog = ({ text }: Said) => (
  <Dialog id="picture-dialog" title={text('editor.picture')}>
    <div class="toolbar">
      <label class="button button-primary pick-file" for="picture-file">
        {text('editor.picture.upload')}
      </label>
      <input id="picture-file" class="unseen" type="file" accept="image/*" data-file="" />
    </div>
    <p class="hint">{text('editor.picture.hint')}</p>
    <div class="field">
      <label for="picture-find">{text('editor.picture.find')}</label>
      <input id="picture-find" type="search" autocomplete="off" dir="auto" data-find-picture="" />
    </div>
    <ul class="picture-list" data-pictures=""></ul>
    <p role="status" data-picture-state=""></p>
    <form method="dialog" class="form-actions">
      <Cancel text={text} />
    </form>
  </Dialog>
)

const ConflictDialog = ({ text }: Said) => (
  <Dialog id="conflict-dialog" title={text('editor.conflict')}>
    <p data-conflict-who=""></p>
    <p class="hint">{text('editor.conflict.hint')}</p>
    <div
      class="conflict"
      data-conflict-difference=""
      tabindex={0}
      role="group"
      aria-label={text('editor.conflict.difference')}
    ></div>
    <form method="dialog" class="conflict-choices">
      <Choice text={text} value="mine" />
      <Choice text={text} value="theirs" />
      <Choice text={text} value="copy" />
      <Cancel text={text} />
    </form>
  </Dialog>
)

const Choice = ({ text, value }: Said & { value: 'mine' | 'theirs' | 'copy' }) => (
  <button class="conflict-choice" value={value}>
    <b>{text(`editor.conflict.${value}`)}</b>
    <span>{text(`editor.conflict.${value}-what`)}</span>
  </button>
)

const HelpDialog = ({ text }: Said) => (
  <Dialog id="help-dialog" title={text('editor.tool.help')}>
    <dl class="help-keys">
      {Object.entries(acts).map(([act, key]) =>
        key === '' ? null : (
          <div>
            <dt>
              <kbd data-key={key}>{key}</kbd>
            </dt>
            <dd>{isToolAct(act) ? text(`editor.tool.${act}`) : act}</dd>
          </div>
        ),
      )}
      {(['/', 'Alt-F10', 'Escape', 'Mod-s', 'Mod-Shift-f'] as const).map((key) => (
        <div>
          <dt>
            <kbd data-key={key}>{key}</kbd>
          </dt>
          <dd>{text(`editor.key.${key}`)}</dd>
        </div>
      ))}
    </dl>
    <h3>{text('editor.markdown')}</h3>
    <p>
      {[
        '## ',
        '### ',
        '- ',
        '1. ',
        '> ',
        '``` ',
        '--- ',
        '**b**',
        '*i*',
        '~~s~~',
        '`c`',
        '[a](https://…)',
      ].map((typed) => (
        <>
          <code dir="ltr">{typed.trim()}</code>{' '}
        </>
      ))}
    </p>
    <form method="dialog" class="form-actions">
      <button class="button button-primary">{text('shell.close')}</button>
    </form>
  </Dialog>
)

const Cancel = ({ text }: Said) => (
  <button class="button button-quiet" value="" formnovalidate>
    {text('shell.cancel')}
  </button>
)

function isToolAct(act: string): act is ToolAct {
  return act in acts
}

import type { WrittenKind } from '../../../lib/editor/fields.ts'
import type { Locale } from '../../contract/frame.ts'
import { type SayInNewsroom, sayInNewsroom } from '../../language/newsroom/say.ts'
import {
  acts,
  inserts,
  insertsOfEditions,
  insertsOfPages,
  lessOften,
  tableActs,
  type ToolAct,
  toggles,
  toolGroups,
} from './acts.ts'
import { ToolIcon } from './icons.tsx'

const insertsOf: Record<WrittenKind, readonly ToolAct[]> = {
  article: inserts,
  page: insertsOfPages,
  edition: insertsOfEditions,
  description: insertsOfPages,
  transcript: inserts,
}

/** One stop for the Tab key; the arrows walk inside, Alt+F10 leads here from the text and Escape back. */
export const EditorToolbar = ({ locale }: { locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <div
      class="tools"
      role="toolbar"
      aria-label={text('editor.toolbar')}
      aria-controls="text"
      data-toolbar=""
      hidden
    >
      {toolGroups.map((group) => (
        <span class="tool-group">
          {group.map((act) => (
            <Tool act={act} text={text} />
          ))}
        </span>
      ))}
      <span class="tool-group">
        <MenuTool id="insert" text={text} />
        <MenuTool id="more" text={text} />
      </span>
      <span class="tool-group tool-group-end">
        <Tool act="find" text={text} />
        <Tool act="help" text={text} />
      </span>
    </div>
  )
}

/** What opens from the toolbar; outside of it, because a popover stands above the page. */
export const EditorMenus = ({ locale, kind }: { locale: Locale; kind: WrittenKind }) => {
  const text = sayInNewsroom(locale)
  return (
    <>
      <ToolMenu id="insert" acts={insertsOf[kind]} text={text} />
      <ToolMenu id="more" acts={lessOften} text={text} />
    </>
  )
}

/** Shown while the cursor stands in a table. */
export const TableToolbar = ({ locale }: { locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <div
      class="tools tools-table"
      role="toolbar"
      aria-label={text('editor.table')}
      aria-controls="text"
      data-table-toolbar=""
      hidden
    >
      {tableActs.map((act) => (
        <button class="tool tool-word" type="button" data-act={act} tabindex={-1}>
          {text(`editor.table.${act}`)}
        </button>
      ))}
    </div>
  )
}

const Tool = ({ act, text }: { act: ToolAct; text: SayInNewsroom }) => (
  <button
    class="tool"
    type="button"
    data-act={act}
    data-key={acts[act] || undefined}
    aria-label={text(`editor.tool.${act}`)}
    aria-pressed={toggles.has(act) ? 'false' : undefined}
    tabindex={-1}
  >
    <ToolIcon act={act} />
  </button>
)

const MenuTool = ({ id, text }: { id: 'insert' | 'more'; text: SayInNewsroom }) => (
  <button
    class="tool"
    type="button"
    aria-haspopup="menu"
    aria-expanded="false"
    aria-label={text(`editor.tool.${id}`)}
    data-opens={`menu-${id}`}
    tabindex={-1}
  >
    <ToolIcon act={id} />
  </button>
)

const ToolMenu = (props: { id: 'insert' | 'more'; acts: readonly ToolAct[]; text: SayInNewsroom }) => (
  <div
    id={`menu-${props.id}`}
    class="tool-menu"
    role="menu"
    aria-label={props.text(`editor.tool.${props.id}`)}
    popover="auto"
    data-tool-menu=""
  >
    {props.acts.map((act) => (
      <button
        class="tool-item"
        type="button"
        role={toggles.has(act) ? 'menuitemcheckbox' : 'menuitem'}
        aria-checked={toggles.has(act) ? 'false' : undefined}
        data-act={act}
        data-key={acts[act] || undefined}
        tabindex={-1}
      >
        <ToolIcon act={act} />
        <span>{props.text(`editor.tool.${act}`)}</span>
      </button>
    ))}
  </div>
)

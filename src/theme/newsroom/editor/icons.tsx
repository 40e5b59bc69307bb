/** On a grid of 20, stroke 1.5. Letters are drawn as text, because that is what they stand for. */
const drawings: { [act: string]: string } = {
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7a4.5 4.5 0 0 1 0 9H8',
  redo: 'M13 5l3.5 3.5L13 12M16 8.5H9a4.5 4.5 0 0 0 0 9h3',
  link: 'M8.5 11.5a3 3 0 0 0 4.3.2l2.7-2.7a3 3 0 0 0-4.2-4.2l-1.3 1.2M11.5 8.5a3 3 0 0 0-4.3-.2L4.5 11a3 3 0 0 0 4.2 4.2l1.3-1.2',
  bulletList: 'M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h.01M4 10h.01M4 14.5h.01',
  orderedList: 'M8.5 5.5h8M8.5 10h8M8.5 14.5h8M3.5 4.5 4.5 4v3.5M3.3 12.8c1.6-1 2.6.4.3 3h1.8',
  blockquote: 'M4 14c2.5-1 3.5-3 3.5-6H4v3.5h3.5M11.5 14c2.5-1 3.5-3 3.5-6h-3.5v3.5H15',
  pullQuote:
    'M3.5 4h13M3.5 16h13M6.5 12.5c1.5-.7 2.3-2 2.3-4.2H6.5v2.2h2.3M11.5 12.5c1.5-.7 2.3-2 2.3-4.2h-2.3v2.2h2.3',
  figure: 'M3 4.5h14v11H3zM3 13l4-3.5 3 2.5 3-3 4 3.5M6.5 7.7a.8.8 0 1 0 1.6 0 .8.8 0 0 0-1.6 0',
  gallery: 'M3 6.5h10.5V15H3zM6 6.5v-2h11V13h-3.5M3 13l3-2.5 2.5 2 2-1.5 3 2.5',
  embed: 'M3.5 4.5h13v11h-13zM8.5 7.5v5l4-2.5z',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M3.5 12h13M9.5 8.5v7',
  callout: 'M3.5 4.5h13v9H10L6.5 16.5v-3h-3z',
  codeBlock: 'M7 6.5 3.5 10 7 13.5M13 6.5l3.5 3.5-3.5 3.5M11.3 4.5l-2.6 11',
  horizontalRule: 'M3 10h14M6 5.5h8M6 14.5h8',
  teaserEnd: 'M3 10h3M8.5 10h3M14 10h3M5.5 5h9M10 17v-4M8 15l2 2 2-2',
  articleBlock: 'M4 3.5h12v13H4zM6.5 6.500h7v3h-7zM6.5 12h7M6.5 14h4.5',
  sectionBlock: 'M3.5 4.500h4v3h-4zM9.5 6h7M3.5 10h4v3h-4zM9.5 11.500h7M3.5 16h13',
  eventBlock: 'M3.5 5h13v11.500h-13zM3.5 8.500h13M7 3v3M13 3v3M10 10.500v4M8 12.500h4',
  footnote: 'M3.5 5.5h8M3.5 10h8M3.5 14.5h5M14.2 5.2 15.7 4.2v5',
  direction: 'M13.5 4v9M10.5 4v9M15.5 4H9a3 3 0 0 0 0 6h1.5M16 16H5M7 14l-2 2 2 2',
  find: 'M4 9a5 5 0 1 0 10 0A5 5 0 0 0 4 9M12.6 12.6 16.5 16.5',
  help: 'M3 10a7 7 0 1 0 14 0 7 7 0 0 0-14 0M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 14v.1',
  focus: 'M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13',
  panel: 'M3.5 4.5h13v11h-13zM12 4.5v11',
  insert: 'M10 4v12M4 10h12',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  clear: 'M5 4.5h9M9.5 4.5 7.5 15.5M12 12l5 5M17 12l-5 5',
}

const letters: { [act: string]: string } = {
  paragraph: '¶',
  heading2: 'H2',
  heading3: 'H3',
  heading4: 'H4',
  bold: 'B',
  italic: 'I',
  strike: 'S',
  code: '<>',
  superscript: 'x²',
  subscript: 'x₂',
}

/** Decoration: the button it stands on has a name. */
export const ToolIcon = ({ act }: { act: string }) => {
  const letter = letters[act]
  if (letter !== undefined)
    return (
      <span class={`tool-letter tool-${act}`} aria-hidden="true" dir="ltr">
        {letter}
      </span>
    )
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[act] ?? ''} />
    </svg>
  )
}

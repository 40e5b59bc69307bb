import type { NewsroomArea } from '../../contract/newsroom.ts'

/** Line drawings on a grid of 20, stroke 1.5; they take the colour of the text beside them. */
const drawings = {
  today:
    'M10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.4 1.4M13.6 13.6 15 15M5 15l1.4-1.4M13.6 6.4 15 5M7 10a3 3 0 1 0 6 0 3 3 0 0 0-6 0',
  articles: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5M7.5 13h5',
  board: 'M3.5 4h4v12h-4zM8.5 4h3.5v8H8.5zM13 4h3.5v10H13z',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3M13 3v3',
  front: 'M3 4h14v12H3zM6 7h8M6 10h3.5v3.5H6zM12 10h2M12 13h2',
  media: 'M3 4.5h14v11H3zM3 13l4-3.5 3 2.5 3-3 4 3.5M6.5 7.7a.8.8 0 1 0 1.6 0 .8.8 0 0 0-1.6 0',
  sections: 'M3.5 5.5h5l1.5 2h6.5v8h-13z',
  topics: 'M3.5 9.5v-6h6l7 7-6 6zM6.2 6.6h.6',
  authors: 'M7 7a3 3 0 1 0 6 0 3 3 0 0 0-6 0M4 16.5c.6-3.2 2.8-4.8 6-4.8s5.4 1.6 6 4.8',
  series: 'M4 6.5 10 3l6 3.5-6 3.5zM4 10l6 3.5 6-3.5M4 13.5 10 17l6-3.5',
  events: 'M3 6h14v2.500a1.5 1.5 0 0 0 0 3V14H3v-2.500a1.5 1.5 0 0 0 0-3zM12 6v8',
  pages: 'M6.5 5.5V3h9v11.5H13M4.5 5.5H13V17H4.5z',
  newsletters: 'M3 5h14v10.500H3zM3 6l7 5.500L17 6',
  navigation: 'M10 3v14M4 5h9l2.5 2-2.5 2H4zM16 11H8l-2 1.8 2 1.7h8z',
  redirects: 'M4 15v-4.500a3 3 0 0 1 3-3h8.500M12.5 4.500l3 3-3 3',
  subscribers: 'M3 11h4l1.500 2.500h3L13 11h4M3 11l2.500-6h9l2.500 6v4.500H3z',
  access: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9M10 12v1.8',
  identity:
    'M3 10a7 7 0 1 0 14 0 7 7 0 0 0-14 0M3 10h14M10 3c2.4 2 3 4.5 3 7s-.6 5-3 7c-2.4-2-3-4.5-3-7s.6-5 3-7',
  staff:
    'M5 7a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0M2.5 16c.5-2.8 2.3-4.2 5-4.200s4.5 1.4 5 4.200M12.5 4.700a2.5 2.5 0 0 1 0 4.600M14 12c2 .4 3.2 1.8 3.5 4',
  audit: 'M6 4h8v13H6zM8 3h4v2.500H8zM8.5 9h3M8.5 12h3',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  search: 'M4 9a5 5 0 1 0 10 0A5 5 0 0 0 4 9M12.6 12.6 16.5 16.5',
  add: 'M10 4v12M4 10h12',
  down: 'M6 8l4 4 4-4',
  dots: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  close: 'M5 5l10 10M15 5 5 15',
  done: 'M4.5 10.500l3.5 3.5 7.5-8',
  warning: 'M10 3.5 17.5 16.500h-15zM10 8.500v3.500M10 14.300v.1',
} as const

export type IconName = keyof typeof drawings

/** Decoration: whatever it stands on has a name of its own. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={drawings[name]} />
  </svg>
)

export const AreaIcon = ({ area }: { area: NewsroomArea }) => <Icon name={area} />

import type { NewsroomArea } from '../contract/newsroom.ts'

/** After "g", the letter that leads to an area. */
export const areaKeys: Record<NewsroomArea, string> = {
  today: 't',
  articles: 'a',
  board: 'b',
  calendar: 'c',
  front: 'f',
  media: 'm',
  sections: 's',
  topics: 'o',
  authors: 'u',
  series: 'e',
  events: 'v',
  pages: 'p',
  newsletters: 'w',
  navigation: 'n',
  redirects: 'r',
  subscribers: 'h',
  access: 'x',
  identity: 'i',
  staff: 'l',
  audit: 'd',
}

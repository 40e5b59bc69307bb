import type { InterfaceLanguage } from '../../contract/frame.ts'
import type { Message } from '../message.ts'
import { newsroomCatalogues } from './say.ts'

/** What the editor's script says, without the area's name: `{ saved: 'Saved {time}' }`. */
export function editorWords(language: InterfaceLanguage): Record<string, Message> {
  const start = 'editor.js.'
  return Object.fromEntries(
    Object.entries(newsroomCatalogues[language])
      .filter(([key]) => key.startsWith(start))
      .map(([key, message]) => [key.slice(start.length), message]),
  )
}

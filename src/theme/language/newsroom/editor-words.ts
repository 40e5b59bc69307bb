import type { InterfaceLanguage } from '../../contract/frame.ts'
import type { Message } from '../message.ts'
import { newsroomCatalogues } from './say.ts'

/** What the editor's script says, without the area's name: `{ saved: 'Saved {time}' }`. */
export function editorWords(language: InterfaceLanguage): Record<string, Message> {
  const start = 'editor.js.'
  const catalogue = newsroomCatalogues[language]
  const own = Object.entries(catalogue).filter(([key]) => key.startsWith(start))
  return {
    ...Object.fromEntries(own.map(([key, message]) => [key.slice(start.length), message])),
    'takes-back-in-review': catalogue['editor.takes-back.in-review'],
    'takes-back-approved': catalogue['editor.takes-back.approved'],
    'takes-back-scheduled': catalogue['editor.takes-back.scheduled'],
    'stage-writing': catalogue['shell.stage.writing'],
    'stage-changed': catalogue['shell.stage.changed'],
  }
}

import type { AreaWords } from '../message.ts'

/** What an event says, before and afterwards. */
export const en = {
  'events.text.back': 'The event',
  'events.text.description': 'Description',
  'events.text.transcript': 'Transcript',
  'events.text.description-of': 'Description: {name}',
  'events.text.transcript-of': 'Transcript: {name}',
  'events.text.description-hint':
    'What you write is saved as you write. Once the event is published, readers see a change when you show it to them.',
  'events.text.transcript-hint':
    'For those of the event’s audience; everybody else reads the beginning, as of an article. Readers see it when you show it to them.',
  'events.text.none': 'Not written yet',
  'events.text.words': { one: '{count} word', other: '{count} words' },
  'events.text.shown': 'Readers see it',
  'events.text.unshown': 'Readers do not see the newest',
  'events.text.show': 'Show readers the newest',
  'events.text.show-of': 'Show readers the newest in {name}',
  'events.picture': 'Picture',
  'events.picture-why': 'Shown with the event wherever it stands, and where links to it are shared.',
  'events.picture-of': 'Picture: {name}',
  'events.picture.choose': 'Choose a picture',
  'events.picture.other': 'Another picture, or none',
  'events.picture.no-alt': 'Not described yet',
  'events.picture.words': 'What it shows',
  'events.picture.alt': 'Description for those who cannot see it',
  'events.picture.alt-hint': 'Empty only where it adds nothing to the words.',
  'events.picture.caption': 'Caption',
  'events.picture.credit': 'Credit',
  'events.up': 'Up',
  'events.down': 'Down',
  'events.done.text-published': 'Readers see the newest text now',
  'events.done.text-stale':
    'A colleague had saved meanwhile, so nothing was done. This is how it stands now.',
  'events.done.text-restored': 'The earlier text is the newest again',
} as const satisfies AreaWords<'events'>

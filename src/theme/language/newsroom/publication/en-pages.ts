import type { AreaWords } from '../message.ts'

export const en = {
  'publication.pages.intro':
    'Pages that stand on their own, such as the imprint, privacy or contact, each at an address of its own at the root of the site.',
  'publication.pages.title': 'Title',
  'publication.pages.language': 'Language',
  'publication.pages.standfirst': 'Standfirst',
  'publication.pages.address-hint': 'The old address leads to the new one.',
  'publication.pages.new': 'A new page',
  'publication.pages.new-hint': 'Its address is made of the title, and can be changed beside its text.',
  'publication.pages.hidden': 'Not published',
  'publication.pages.live': 'Published',
  'publication.pages.changed': 'Changes pending',
  'publication.pages.empty': 'Begin the first below: a title and a language, then write.',
  'publication.pages.standing.hidden': 'Readers do not see it.',
  'publication.pages.address': 'Address',
  'publication.pages.address-new': 'Address once it is published',
  'publication.pages.take-down': 'Take it down',
  'publication.pages.versions': 'In other languages',
  'publication.pages.translate': 'Begin it in {language}',
  'publication.pages.remove': 'Remove this page',
  'publication.pages.remove-ask': 'Remove “{name}”?',
  'publication.pages.remove-why': 'Every revision of it goes with it. This cannot be undone.',
  'publication.pages.remove-live': 'Readers see it. Take it down, then it can be removed.',
  'publication.pages.error.title': 'Give it a title before readers see it.',
} as const satisfies AreaWords<'publication'>

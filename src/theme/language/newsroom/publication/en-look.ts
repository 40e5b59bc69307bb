import type { AreaWords } from '../message.ts'

/** Of pictures that are chosen, the logo, the typeface, and topics that are divided. */
export const en = {
  'publication.choice.library': 'From the media library',
  'publication.choice.nothing': 'No picture was found.',
  'publication.choice.current': 'In use',
  'publication.choice.focus': 'Set what stays in sight',
  'publication.choice.none': 'Use no picture',
  'publication.choice.upload': 'A new picture',
  'publication.choice.file': 'Picture',
  'publication.choice.hint': 'JPEG, PNG, WebP, AVIF, GIF or SVG. It goes into the media library.',
  'publication.choice.send': 'Upload and use it',
  'publication.choice.take': 'Use this',
  'publication.choice.no-picture': 'This is no picture. It lies in the media library now.',
  'publication.choice.first': 'Choose a picture',
  'publication.choice.other': 'Choose another, or none',
  'publication.authors.portrait-of': 'Portrait of {name}',
  'publication.authors.portrait-why':
    'Stands round on the author’s page and in bylines. Without one there are initials.',
  'publication.logo': 'Logo',
  'publication.logo.why':
    'Stands for “{name}” at the head of pages and mails, and for search engines. Whoever sees no pictures reads the name.',
  'publication.logo.light': 'Logo on light paper',
  'publication.logo.dark': 'Logo on dark paper',
  'publication.logo.light-why':
    'A wide picture with a transparent ground, at least 300 pixels high, or an SVG.',
  'publication.logo.dark-why':
    'For readers whose device is dark. Without it they see the other one on a light plate; without the other this one is not shown.',
  'publication.logo.none': 'None chosen',
  'publication.identity.typeface': 'Typeface',
  'publication.typeface.why': 'The reader’s own load nothing and look a little different on each device.',
  'publication.typeface.stix': 'STIX Two and Noto Naskh',
  'publication.typeface.mixed': 'Headings in the reader’s sans-serif',
  'publication.typeface.serif': 'The reader’s own serif',
  'publication.typeface.sans': 'The reader’s own sans-serif',
  'publication.typeface.sample':
    'A siege ends when one side can no longer count on time. In 1683 that took a night.',
  'publication.division': 'Divide',
  'publication.division.title': 'Divide “{name}”',
  'publication.division.look-why':
    'For a topic that has come to hold two: names and articles go to a new topic or to another one.',
  'publication.division.look': 'Choose what goes…',
  'publication.division.why':
    'Tick what goes. What is not ticked stays. Drafts go with their article, and the other topic can be divided back.',
  'publication.division.into': 'To the topic',
  'publication.division.into-hint':
    'The name of another topic, or of a new one. Empty: a new one, called like the first name that is ticked.',
  'publication.division.do': 'Divide',
  'publication.division.done': 'Divided. What was ticked is here now.',
  'publication.division.nothing': 'Tick a name or an article.',
  'publication.division.same': 'This is the topic itself. Name another.',
  'publication.division.named': 'names “{name}”',
} as const satisfies AreaWords<'publication'>

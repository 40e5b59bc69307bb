import { block, type FormOf, line } from './controls.ts'

/** The controls of the form beside an edition, by name. */
export const editionControls = ['subject', 'otherSubject', 'preheader'] as const

export type EditionForm = FormOf<typeof editionControls>

/** What a save of an edition says besides its body. */
export type EditionFields = { subject: string; otherSubject: string | null; preheader: string }

export function readEditionForm(valueOf: (name: keyof EditionForm) => string): EditionFields {
  return {
    subject: line(valueOf('subject')),
    otherSubject: line(valueOf('otherSubject')) || null,
    preheader: block(valueOf('preheader')).replaceAll('\n', ' '),
  }
}

export function writeEditionForm({ subject, otherSubject, preheader }: EditionFields): EditionForm {
  return { subject, otherSubject: otherSubject ?? '', preheader }
}

import type { FrOf } from '../message.ts'
import type { en } from './en-content.ts'

export const fr: FrOf<typeof en> = {
  'events.text.back': 'La rencontre',
  'events.text.description': 'Présentation',
  'events.text.transcript': 'Transcription',
  'events.text.description-of': 'Présentation : {name}',
  'events.text.transcript-of': 'Transcription : {name}',
  'events.text.description-hint':
    'Ce que vous écrivez s’enregistre à mesure. Une fois la rencontre publiée, vos lecteurs voient une modification quand vous la leur montrez.',
  'events.text.transcript-hint':
    'Pour le public de la rencontre ; les autres en lisent le début, comme pour un article. Vos lecteurs la voient quand vous la leur montrez.',
  'events.text.none': 'Pas encore écrite',
  'events.text.words': { one: '{count} mot', other: '{count} mots' },
  'events.text.shown': 'Visible des lecteurs',
  'events.text.unshown': 'Les lecteurs ne voient pas la dernière version',
  'events.text.show': 'Montrer la dernière version',
  'events.text.show-of': 'Montrer aux lecteurs la dernière version : {name}',
  'events.picture': 'Image',
  'events.picture-why': 'Affichée avec la rencontre partout où elle figure, et là où ses liens sont partagés.',
  'events.picture-of': 'Image : {name}',
  'events.picture.choose': 'Choisir une image',
  'events.picture.other': 'Une autre image, ou aucune',
  'events.picture.no-alt': 'Pas encore décrite',
  'events.picture.words': 'Ce qu’elle montre',
  'events.picture.alt': 'Description pour qui ne la voit pas',
  'events.picture.alt-hint': 'Vide seulement si elle n’ajoute rien au texte.',
  'events.picture.caption': 'Légende',
  'events.picture.credit': 'Crédit',
  'events.up': 'Monter',
  'events.down': 'Descendre',
  'events.done.text-published': 'Les lecteurs voient désormais le dernier texte',
  'events.done.text-stale':
    'Un collègue avait enregistré entre-temps : rien n’a été fait. Voici où en est la rencontre.',
  'events.done.text-restored': 'L’ancien texte est de nouveau le plus récent',
}

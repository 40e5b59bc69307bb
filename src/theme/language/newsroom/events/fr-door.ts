import type { FrOf } from '../message.ts'
import type { en } from './en-door.ts'

export const fr: FrOf<typeof en> = {
  'events.tab.questions': 'Questions',
  'events.questions-of': 'Questions : {name}',
  'events.questions.views': 'Quelles questions',
  'events.questions.new': 'Nouvelles',
  'events.questions.chosen': 'Retenues',
  'events.questions.answered': 'Traitées',
  'events.questions.all': 'Toutes',
  'events.questions.empty': 'Aucune question ici',
  'events.questions.empty-why':
    'Les lecteurs qui ont une place les envoient depuis la page de l’événement, jusqu’à ce qu’il commence.',
  'events.question.choose': 'Retenir pour l’animateur',
  'events.question.pass-over': 'Ne pas l’utiliser',
  'events.question.answer': 'Marquer comme traitée',
  'events.question.reopen': 'Pas encore traitée',
  'events.question-gone': 'Elle n’est plus là : le lecteur l’a retirée.',
  'events.sheet': 'Feuille pour l’animateur',
  'events.sheet-of': 'Questions pour l’animateur : {name}',
  'events.sheet-empty': 'Aucune question n’est retenue',
  'events.sheet-empty-why':
    'Celles que vous retenez figurent ici, dans l’ordre où vous les avez retenues, prêtes à être imprimées.',
  'events.came-at': 'Arrivé le {when}',
}

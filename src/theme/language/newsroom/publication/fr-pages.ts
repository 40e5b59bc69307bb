import type { FrOf } from '../message.ts'
import type { en } from './en-pages.ts'

export const fr: FrOf<typeof en> = {
  'publication.pages.intro':
    'Des pages à part, comme les mentions légales, la confidentialité ou le contact, chacune à sa propre adresse à la racine du site.',
  'publication.pages.title': 'Titre',
  'publication.pages.language': 'Langue',
  'publication.pages.standfirst': 'Chapeau',
  'publication.pages.address-hint': 'L’ancienne adresse mène à la nouvelle.',
  'publication.pages.new': 'Une nouvelle page',
  'publication.pages.new-hint':
    'Son adresse est formée d’après le titre et peut être changée à côté de son texte.',
  'publication.pages.hidden': 'Non publiée',
  'publication.pages.live': 'Publiée',
  'publication.pages.changed': 'Changements en attente',
  'publication.pages.empty': 'Commencez la première ci-dessous : un titre et une langue, puis écrivez.',
  'publication.pages.standing.hidden': 'Les lecteurs ne la voient pas.',
  'publication.pages.address': 'Adresse',
  'publication.pages.address-new': 'Adresse une fois publiée',
  'publication.pages.take-down': 'La retirer',
  'publication.pages.versions': 'Dans d’autres langues',
  'publication.pages.translate': 'La commencer en {language}',
  'publication.pages.remove': 'Supprimer cette page',
  'publication.pages.remove-ask': 'Supprimer « {name} » ?',
  'publication.pages.remove-why': 'Toutes ses révisions disparaissent avec elle. C’est irréversible.',
  'publication.pages.remove-live': 'Les lecteurs la voient. Retirez-la, elle pourra ensuite être supprimée.',
  'publication.pages.error.title': 'Donnez-lui un titre avant que les lecteurs la voient.',
}

import type { FrOf } from '../message.ts'
import type { en } from './en-navigation.ts'

export const fr: FrOf<typeof en> = {
  'publication.navigation.intro':
    'Ce qui se trouve en tête et au pied de chaque page, langue par langue. Faites glisser une entrée ou utilisez ses boutons.',
  'publication.navigation.header': 'En-tête',
  'publication.navigation.footer': 'Pied de page',
  'publication.navigation.standing-header':
    'Personne ne l’a arrangé : toutes les rubriques et séries y figurent, les nouvelles aussi. Le premier changement le fixe tel quel.',
  'publication.navigation.standing-footer':
    'Personne ne l’a arrangé : rubriques, séries et pages y figurent, les nouvelles aussi. Le premier changement le fixe tel quel.',
  'publication.navigation.arranged-header':
    'Tel que vous l’avez arrangé. Ce qui est nouveau doit y être ajouté.',
  'publication.navigation.arranged-footer':
    'Tel que vous l’avez arrangé, les rubriques dans leur propre colonne. Ce qui est nouveau doit y être ajouté.',
  'publication.navigation.add': 'Ajouter une entrée',
  'publication.navigation.what': 'Où elle mène',
  'publication.navigation.kind-section': 'Rubrique',
  'publication.navigation.kind-series': 'Série',
  'publication.navigation.kind-topic': 'Thème',
  'publication.navigation.kind-page': 'Page',
  'publication.navigation.kind-fixed': 'Lieu du site',
  'publication.navigation.kind-address': 'Adresse extérieure',
  'publication.navigation.typed-topic': 'Un thème, nommé ci-dessous',
  'publication.navigation.typed-address': 'Une adresse extérieure, donnée ci-dessous',
  'publication.navigation.target': 'Thème ou adresse',
  'publication.navigation.target-hint': 'Pour ces deux-là seulement : le nom du thème, ou https://…',
  'publication.navigation.label': 'Intitulé',
  'publication.navigation.label-hint': 'Vide : le nom de ce à quoi elle mène, même s’il change.',
  'publication.navigation.leads': '{kind} : « {name} »',
  'publication.navigation.gone': 'Disparu',
  'publication.navigation.gone-why':
    'Ce à quoi elle menait n’existe plus ou n’est pas publié. Les lecteurs ne voient pas cette entrée.',
  'publication.navigation.gone-name': '{kind}, disparu',
  'publication.navigation.hidden': 'Masqué',
  'publication.navigation.hide': 'Masquer',
  'publication.navigation.show': 'Montrer',
  'publication.navigation.remove': 'Retirer cette entrée',
  'publication.navigation.remove-ask': 'Retirer « {name} » de la navigation ?',
  'publication.navigation.remove-why': 'Ce à quoi elle mène reste en place.',
  'publication.navigation.forget': 'Annuler l’arrangement',
  'publication.navigation.forget-ask-header': 'Annuler l’arrangement de l’en-tête ?',
  'publication.navigation.forget-ask-footer': 'Annuler l’arrangement du pied de page ?',
  'publication.navigation.forget-why':
    'Tout revient comme avant le premier arrangement, et les nouvelles rubriques et séries apparaissent d’elles-mêmes. Intitulés et ordre sont perdus.',
  'publication.navigation.error-address': 'Commencez par https:// ou http://',
  'publication.navigation.error-topic': 'Aucun thème ne porte le nom « {name} ».',
  'publication.navigation.error-gone': 'Cela n’existe plus. Choisissez autre chose.',
  'publication.navigation.error-there': '« {name} » y figure déjà.',
  'publication.series.intro':
    'Des projets suivis de plusieurs articles, chacun avec sa page. Elles figurent dans l’en-tête dans cet ordre tant que vous ne l’arrangez pas.',
  'publication.series.empty':
    'Une série réunit des articles à lire dans l’ordre. Ajoutez la première ci-dessous.',
  'publication.series.new': 'Nouvelle série',
  'publication.series.address-hint': 'Vide : tirée du nom.',
  'publication.series.parts-count': { one: 'un volet', other: '{count} volets' },
  'publication.series.audience': 'Qui peut lire ses volets en entier',
  'publication.series.audience-policy': 'Selon les règles d’accès',
  'publication.series.audience-everyone': 'Tout le monde',
  'publication.series.audience-registered': 'Les lecteurs inscrits',
  'publication.series.audience-hint': 'Pour les volets qui n’en disent rien eux-mêmes.',
  'publication.series.parts': 'Volets',
  'publication.series.parts-why':
    'Dans l’ordre de lecture. Les lecteurs voient ceux qui sont publiés. Faites glisser un volet ou utilisez ses boutons.',
  'publication.series.no-parts': 'Rien encore : cherchez le premier volet ci-dessous.',
  'publication.series.draft': 'Non publié',
  'publication.series.take-out': 'Retirer',
  'publication.series.find': 'Ajouter un volet',
  'publication.series.find-why': 'Cherchez parmi nos articles par titre ou adresse, brouillons compris.',
  'publication.series.search': 'Chercher un article',
  'publication.series.found-nothing': 'Aucun article qui ne soit déjà un volet ne s’appelle « {name} ».',
  'publication.series.add-part': 'Ajouter comme volet',
  'publication.series.done-part': 'C’est maintenant le dernier volet.',
  'publication.series.done-out': '« {name} » n’est plus un volet.',
  'publication.series.untitled': 'Sans titre',
  'publication.series.remove': 'Supprimer cette série',
  'publication.series.remove-ask': 'Supprimer « {name} » ?',
  'publication.series.remove-why':
    'Ses articles restent, chacun pour ceux à qui les règles d’accès l’ouvrent. L’adresse de la série dira qu’elle a disparu.',
}

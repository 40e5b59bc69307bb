import type { FrOf } from '../message.ts'
import type { en } from './en-look.ts'

export const fr: FrOf<typeof en> = {
  'publication.choice.library': 'Dans la médiathèque',
  'publication.choice.nothing': 'Aucune image trouvée.',
  'publication.choice.current': 'En usage',
  'publication.choice.focus': 'Choisir ce qui reste visible',
  'publication.choice.none': 'Aucune image',
  'publication.choice.upload': 'Une nouvelle image',
  'publication.choice.file': 'Image',
  'publication.choice.hint': 'JPEG, PNG, WebP, AVIF, GIF ou SVG. Elle rejoint la médiathèque.',
  'publication.choice.send': 'Téléverser et utiliser',
  'publication.choice.take': 'Utiliser celle-ci',
  'publication.choice.no-picture': 'Ce n’est pas une image. Le fichier est maintenant dans la médiathèque.',
  'publication.choice.first': 'Choisir une image',
  'publication.choice.other': 'En choisir une autre, ou aucune',
  'publication.authors.portrait-of': 'Portrait de {name}',
  'publication.authors.portrait-why':
    'En rond sur la page de l’auteur et dans les signatures. Sans image, les initiales.',
  'publication.logo': 'Logo',
  'publication.logo.why':
    'Tient lieu de « {name} » en tête des pages et des messages, et pour les moteurs de recherche. Qui ne voit pas d’images lit le nom.',
  'publication.logo.light': 'Logo sur papier clair',
  'publication.logo.dark': 'Logo sur papier sombre',
  'publication.logo.light-why': 'Une image large à fond transparent, haute d’au moins 300 pixels, ou un SVG.',
  'publication.logo.dark-why':
    'Pour les lecteurs dont l’appareil est en mode sombre. Sans lui, ils voient l’autre sur une plaque claire ; sans l’autre, celui-ci n’est pas montré.',
  'publication.logo.none': 'Aucun',
  'publication.identity.typeface': 'Caractères',
  'publication.typeface.why':
    'Les caractères du lecteur ne chargent rien et varient un peu d’un appareil à l’autre.',
  'publication.typeface.stix': 'STIX Two et Noto Naskh',
  'publication.typeface.mixed': 'Titres dans la linéale du lecteur',
  'publication.typeface.serif': 'Les caractères à empattements du lecteur',
  'publication.typeface.sans': 'La linéale du lecteur',
  'publication.typeface.sample':
    'Un siège finit quand l’un des deux ne peut plus compter sur le temps. En 1683, il a suffi d’une nuit.',
  'publication.division': 'Diviser',
  'publication.division.title': 'Diviser « {name} »',
  'publication.division.look-why':
    'Pour un thème qui en contient désormais deux : noms et articles passent à un nouveau thème ou à un autre.',
  'publication.division.look': 'Choisir ce qui part…',
  'publication.division.why':
    'Cochez ce qui part. Le reste demeure. Les brouillons suivent leur article, et l’autre thème peut être divisé à son tour.',
  'publication.division.into': 'Vers le thème',
  'publication.division.into-hint':
    'Le nom d’un autre thème, ou d’un nouveau. Vide : un nouveau, du premier nom coché.',
  'publication.division.do': 'Diviser',
  'publication.division.done': 'Divisé. Ce qui était coché est maintenant ici.',
  'publication.division.nothing': 'Cochez un nom ou un article.',
  'publication.division.same': 'C’est le thème lui-même. Nommez-en un autre.',
  'publication.division.named': 'nomme « {name} »',
}

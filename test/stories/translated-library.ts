/** The small second story with a translation into French, in a temporary folder. */
import { createLanguages, type Languages } from '../../src/core/languages.ts';
import { type CheckedTranslation, checkTranslation } from '../../src/engine/check-translation.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { collectWordProfile } from '../../src/engine/word-profile.ts';
import { copyLibrary, type LibraryCopy, libraryEngine } from './library.ts';

const ARTICLE = `
title: Nouveaux horaires de la bibliothèque
about: Un avis sur les nouveaux horaires de la bibliothèque municipale.
written_in: avis en anglais
date: {shown: du printemps 2024}
credit: "Crédit photo : archives de la ville"
covers: [les nouveaux horaires]
sections: {hours: Les nouveaux horaires}
words:
  subject: les nouveaux horaires de la bibliothèque
  cannot_know: L’avis date du printemps 2024, et je ne sais rien de la suite.
  opinion: Je ne prends pas parti.
  off_topic: Cela sort de ce que je connais.
  examples: [Quand la bibliothèque ouvre-t-elle le dimanche ?]
topics: {hours: {title: Les horaires}}
`;

const FACTS = `
sunday: {statement: "À partir de mai, la bibliothèque ouvre le dimanche de dix à seize heures.", attribution: le conseil municipal}
evening: {statement: "Le jeudi, la bibliothèque reste ouverte jusqu’à neuf heures du soir.", attribution: le conseil municipal}
cost: {statement: "Selon le trésorier, les horaires prolongés coûtent 40 000 euros par an, que paie la ville.", attribution: le trésorier}
`;

const ENTRIES = `
sunday-hours:
  question: Quand la bibliothèque ouvre-t-elle le dimanche ?
  answer: À partir de mai, la bibliothèque ouvre le dimanche de dix à seize heures, confirme le conseil municipal.
  short: La bibliothèque ouvre le dimanche, confirme le conseil.
  phrasings:
    - "la bibliothèque est ouverte le dimanche"
    - "horaires du dimanche"
    - "a quelle heure ça ouvre dimanche"
    - "dimanche c'est ouvert"
    - "peut-on venir le dimanche"
    - "ouverture dominicale de la bibliotheque"
thursday-hours:
  phrasings:
    - "jusqu'à quelle heure la bibliothèque est ouverte le jeudi"
    - "horaires du jeudi"
    - "jeudi soir c'est ouvert tard"
    - "fermeture le jeudi"
    - "le jeudi on peut rester jusqu'à quand"
    - "nocturne du jeudi"
`;

export const TRANSLATION = 'translations/fr';

/** The story with its translation; `remove` takes it away again. */
export function copyTranslated(): LibraryCopy {
  const copy = copyLibrary();
  copy.write(`${TRANSLATION}/article.yaml`, ARTICLE);
  copy.write(`${TRANSLATION}/facts.yaml`, FACTS);
  copy.write(`${TRANSLATION}/faq/hours.yaml`, ENTRIES);
  return copy;
}

export const checkFrench = ({ dir }: LibraryCopy): CheckedTranslation =>
  checkTranslation(dir, 'fr', libraryEngine().knowledge);

let french: Engine | undefined;

/** What the translation is told with. Trained once in each process of tests. */
export function frenchEngine(): Engine {
  if (french === undefined) {
    const copy = copyTranslated();
    french = checkFrench(copy).engine!;
    copy.remove();
  }
  return french;
}

/** English and French, each by its own words. */
export function frenchBeside(own: Engine, french: Engine): Languages {
  const translations = {
    codes: ['fr'],
    profile: collectWordProfile([own, french]),
    open: (code: string) => (code === 'fr' ? french : null),
  };
  return createLanguages('en', translations, () => null);
}

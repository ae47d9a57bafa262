import { describe, expect, it } from 'vitest';
import { partsIn } from './parts-in.ts';

const partsOf = partsIn('fr', 'les nouveaux horaires');

describe('a French message', () => {
  it.each([
    ['est-il médecin, est-il connu ?', ['est-il médecin', 'est-il connu ?']],
    ['qui a décidé ça et c’est quand que ça commence', ['qui a décidé ça', 'c’est quand que ça commence']],
    ['le maire dit quoi et les voisins disent quoi', ['le maire dit quoi', 'les voisins disent quoi']],
    ['y a-t-il des opposants et que disent-ils ?', ['y a-t-il des opposants', 'que disent-ils ?']],
    ["d'où vient l'argent et où va-t-il", ["d'où vient l'argent", 'où va-t-il']],
    [
      'Qui soutient le projet, qui le critique et pour quelles raisons ?',
      ['Qui soutient le projet', 'qui le critique', 'pour quelles raisons ?'],
    ],
    ['ki paie é cb ca coute', ['ki paie', 'cb ca coute']],
    ['qui paie, ils ont signé un contrat ?', ['qui paie', 'ils ont signé un contrat ?']],
    [
      'dis-moi qui dirige et explique-moi pourquoi ça ferme',
      ['dis-moi qui dirige', 'explique-moi pourquoi ça ferme'],
    ],
  ])('falls into the parts that ask: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'Le maire, qui est en congé, est-il au courant ?',
    'qui est pour et qui est contre ?',
    "qu'est-ce qui est confirmé et qu'est-ce qui ne l'est pas ?",
    'Est-ce que les lecteurs et les voisins sont d’accord ?',
    'le dimanche, ouvre-t-on le matin, ou ouvre-t-on le soir ?',
    'La trésorière ? Elle dit quoi ?',
  ])('stays whole where it asks one thing: %s', (text) => {
    expect(partsOf(text)).toEqual([text]);
  });

  it('may name the sides of the matter in a word each', () => {
    expect(partsOf('juste : qui, où, résultat')).toEqual([
      'les nouveaux horaires ont lieu entre qui et qui',
      'où ont eu lieu les nouveaux horaires',
      'comment les nouveaux horaires vont-ils finir',
    ]);
    const all = partsOf('qui, quoi, où, quand, pourquoi svp');
    expect(all).toHaveLength(5);
    expect(all).toContain('quand ont eu lieu les nouveaux horaires');
  });
});

/** A sentence that complains of a reply, in the languages beside English; what is asked beside it, in a French story. */
import { beforeAll, describe, expect, it } from 'vitest';
import { whatIsAsked } from '../../src/core/what-is-asked.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { checkedFour } from '../stories/four.ts';
import { languageOf } from '../text/languages.ts';

interface Sentences {
  readonly complain: readonly string[];
  readonly ask: readonly string[];
}

const SENTENCES: Readonly<Record<string, Sentences>> = {
  ar: {
    complain: [
      'لم أسأل من مع ومن ضد',
      'ليس هذا ما سألت عنه!',
      'أعطيتني نفس القائمة',
      'نفس القائمة مرة ثانية',
      'سبق أن قلت لي هذا',
      'لا داعي للبحث عن ذلك',
      'ما سألتش مين معاه',
      'مش ده اللي سألت عليه',
      'مو هذا اللي سألت عنه',
      'سألتك عن شيء آخر',
    ],
    ask: [
      'من يدفع ثمن ذلك؟',
      'لماذا قلت هذا؟',
      'كيف أعرف هذا؟',
      'لماذا لا تبحث المدينة عن حل؟',
      'هل هي نفس القائمة التي نُشرت أمس؟',
      'هل توجد حاجة إلى وسيط؟',
    ],
  },
  de: {
    complain: [
      'Ich habe nicht gefragt, wer dafür und wer dagegen ist.',
      'ich frage nicht, wer das gesagt hat',
      'Das ist nicht das, was ich gefragt habe.',
      'Danach hab ich doch gar nicht gefragt!',
      'Das hast du mir schon gesagt.',
      'Du hast mir gerade dieselbe Liste gegeben.',
      'Schon wieder die gleiche Liste.',
      'Du musst nicht danach suchen.',
      'Ich wollte nicht wissen, wer dagegen ist',
      'des hab i ned gfragt',
    ],
    ask: [
      'Wer zahlt das?',
      'Was habe ich noch nicht gefragt?',
      'Immer noch die gleiche Regierung?',
      'Wer hat das schon gesagt?',
      'Warum wurde niemand gefragt?',
      'Muss er das nicht erklären?',
    ],
  },
  es: {
    complain: [
      'No te pregunté quién está a favor.',
      'yo no pregunto quién está en contra',
      'No estoy preguntando eso',
      'Eso no es lo que te he preguntado.',
      'Eso ya me lo dijiste.',
      'Ya me has dado esa lista.',
      'Otra vez la misma lista…',
      'No hace falta que lo busques.',
      'Me has dado lo mismo.',
      'te pregunté otra cosa',
    ],
    ask: [
      '¿Quién lo paga?',
      '¿Por qué no preguntó nadie?',
      '¿Siempre el mismo presidente?',
      '¿Eso ya lo dijo el alcalde?',
      '¿Me puedes dar la lista?',
      '¿No hace falta dinero?',
    ],
  },
  fr: {
    complain: [
      'Je ne t’ai pas demandé qui est pour et qui est contre.',
      "j'ai pas demandé ça",
      'Je ne demande pas qui est contre.',
      "c'est pas ce que j'ai demandé",
      'Ce n’est pas la question que j’ai posée.',
      'Tu me l’as déjà dit.',
      'Vous m’avez déjà donné cette liste.',
      'Encore la même liste !',
      'Pas besoin de chercher ça.',
      'tu te répètes',
    ],
    ask: [
      'Qui paie ?',
      'On n’a pas demandé leur avis aux habitants ?',
      'Toujours le même maire ?',
      'Qui l’a déjà dit ?',
      'Ce n’est pas ce que dit le maire ?',
      'Qui a besoin de chercher du bois ?',
    ],
  },
  he: {
    complain: [
      'לא שאלתי מי בעד ומי נגד.',
      'אני לא שואלת מי נגד',
      'זה לא מה ששאלתי!',
      'לא לזה התכוונתי',
      'כבר אמרת לי את זה.',
      'שוב אותה רשימה',
      'נתת לי את אותה רשימה.',
      'אין צורך לחפש את זה',
      'אתה חוזר על עצמך',
      'שאלתי משהו אחר',
    ],
    ask: [
      'מי משלם על זה?',
      'מי שאל על זה?',
      'שוב אותה ממשלה?',
      'האם ראש העיר לא צריך להסביר?',
      'אפשר לראות את הרשימה שוב?',
      'מי כבר אמר את זה?',
    ],
  },
};

describe.each(Object.entries(SENTENCES))('a sentence in the language %s', (code, { complain, ask }) => {
  const { words, followUps } = languageOf(code);
  const complains = (sentence: string) => followUps.complains.test(wordKey(sentence, words));

  it.each(complain)('complains of a reply: %s', (sentence) => {
    expect(complains(sentence)).toBe(true);
  });

  it.each(ask)('only asks: %s', (sentence) => {
    expect(complains(sentence)).toBe(false);
  });
});

describe('what is asked of a French story', () => {
  let engine: Engine;
  beforeAll(() => {
    engine = checkedFour().engine!;
  });

  it.each([
    ['Encore la même liste ! Quand rouvre le four ?', 'Quand rouvre le four ?'],
    ["C'est pas ce que j'ai demandé. Qui se plaint de la fumée ?", 'Qui se plaint de la fumée ?'],
    ['Je ne demande pas qui est contre. Combien ça coûte ?', 'Combien ça coûte ?'],
  ])('is left without the complaint: %s', (said, asked) => {
    expect(whatIsAsked(said, engine)).toEqual({ text: asked, standsAlone: true });
  });
});

import { describe, expect, it } from 'vitest';
import { partsIn } from './parts-in.ts';

const partsOf = partsIn('ar', 'الدوام الجديد');

describe('a message in Arabic, where "and" is written onto the word behind it', () => {
  it.each([
    ['هل هو طبيب، هل هو مشهور؟', ['هل هو طبيب', 'هل هو مشهور؟']],
    ['مين رئيس اللجنة وكم عمره وليش استقال؟', ['مين رئيس اللجنة', 'وكم عمره', 'وليش استقال؟']],
    ['أين عُقد الاجتماع؟ ومتى؟', ['أين عقد الاجتماع؟', 'ومتى؟']],
    ['ايه اللي حصل في المصنع، وفين المدير دلوقتي؟', ['ايه اللي حصل في المصنع', 'وفين المدير دلوقتي؟']],
    [
      'ما سبب الحريق وما عدد المصابين ومن المسؤول عنه؟',
      ['ما سبب الحريق', 'وما عدد المصابين', 'ومن المسؤول عنه؟'],
    ],
    ['لخص الخبر واذكر الأسماء', ['لخص الخبر', 'واذكر الأسماء']],
    ['meen el modir w fein el maktab?', ['meen el modir', 'fein el maktab?']],
  ])('falls into the parts that ask: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('may count its points in Arabic digits', () => {
    expect(partsOf('١- متى يفتح ٢- من يدفع ٣- هل يوجد موقف سيارات')).toEqual([
      'متى يفتح',
      'من يدفع',
      'هل يوجد موقف سيارات',
    ]);
  });

  it('is one part where only things are joined', () => {
    expect(partsOf('هل اجتمعوا في المدرسة وفي البلدية؟')).toHaveLength(1);
    expect(partsOf('لماذا يرفض الجيران القرار ولم يقولوا ذلك من قبل؟')).toHaveLength(1);
    expect(partsOf('من قال إن المدير وافق على الخطة وعلى تمويلها؟')).toHaveLength(1);
    expect(partsOf('المكتبة رح تسكر، مو صح؟')).toHaveLength(1);
  });

  it('finds words that ask with vowel signs and in any form of their letters', () => {
    expect(partsOf('أيّ يومٍ يفتح، وأينَ أقف؟')).toHaveLength(2);
    expect(partsOf('اين اقف، ومتي يفتح؟')).toHaveLength(2);
  });

  it('may list sides of the matter', () => {
    expect(partsOf('الأسباب والنتائج وردود الفعل')).toEqual([
      'لماذا تجري الدوام الجديد',
      'ما نتيجة الدوام الجديد',
      'من يتبنى أي موقف',
    ]);
    expect(partsOf('فقط: من، أين، النتيجة؟')).toHaveLength(3);
    expect(partsOf('مين ووين وامتى وليش')).toHaveLength(5);
  });

  it('keeps a name put as a question with what is asked of it', () => {
    expect(partsOf('والعمدة؟ شو قالت؟')).toEqual(['والعمدة؟ شو قالت؟']);
  });

  it.each([
    ['ما رأي العمدة والجيران في القرار؟', ['ما رأي العمدة في القرار', 'ما رأي الجيران في القرار']],
    ['شو موقف العمدة، الجيران والمدرسة', ['شو موقف العمدة', 'شو موقف الجيران', 'شو موقف المدرسة']],
    ['مين هو العمدة والمدير؟', ['مين هو العمدة', 'مين هو المدير']],
    ['هل يذكر المقال الجسر أو المدرسة؟', ['هل يذكر المقال الجسر', 'هل يذكر المقال المدرسة']],
  ])('asks one thing of several: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('asks one thing of one, whatever is joined to it', () => {
    expect(partsOf('ما موقف العمدة وهل تغير؟')).toEqual(['ما موقف العمدة', 'وهل تغير؟']);
    expect(partsOf('ما رأي وزارة التعليم؟')).toEqual(['ما رأي وزارة التعليم؟']);
    expect(partsOf('من هو العمدة ودوره')).toHaveLength(1);
    expect(partsOf('هل يذكر المقال ما إذا كان الجسر مغلقا أم مفتوحا؟')).toHaveLength(1);
  });

  it('takes up what the sentence before says', () => {
    expect(partsOf('المدير دفع المبلغ. هل هذا صحيح؟')).toEqual(['المدير دفع المبلغ?']);
  });

  it('may be dictated with its marks', () => {
    expect(partsOf('مين المدير علامة استفهام وين المكتب')).toEqual(['مين المدير', 'وين المكتب']);
  });
});

/** What answers between an edit and the end of what it teaches. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/engine/check.ts';
import { engineMeanwhile } from '../../src/engine/meanwhile.ts';
import { countWords } from '../../src/engine/train.ts';
import { copyLibrary, type LibraryCopy, libraryEngine } from '../stories/library.ts';

describe('while an edit is learned', () => {
  let library: LibraryCopy;
  beforeEach(() => {
    library = copyLibrary();
  });
  afterEach(() => library.remove());

  const meanwhile = () => {
    const { knowledge, calibration } = checkFiles(library.dir);
    return engineMeanwhile(libraryEngine(), { ...countWords(knowledge!), calibration });
  };
  const ODD = 'zebra crossing on a Sabbath morning';

  it('a new way to ask is answered, one that was taken out is known word for word no more', () => {
    expect(libraryEngine().matcher.match(ODD).exact).toBeNull();
    library.replace('faq/hours.yaml', '"sunday opening times"', `"${ODD}"`);
    const { matcher, decide, knowledge, model } = meanwhile()!;
    const match = matcher.match(ODD);
    expect(match.exact).toEqual({ entry: 'sunday-hours' });
    expect(decide.direct(match)).toMatchObject({ kind: 'answer', entry: { id: 'sunday-hours' } });
    expect(matcher.match('sunday opening times').exact).toBeNull();
    expect(knowledge.revision).not.toBe(libraryEngine().knowledge.revision);
    expect(model).toBe(libraryEngine().model);
  });

  it('of more than ways to ask nothing is told before it is learned', () => {
    library.replace('faq/hours.yaml', 'short: "', 'short: "Now, ');
    expect(meanwhile()).toBeNull();
  });

  it('nor of a new kind of small talk', () => {
    library.replace(
      'conversation.yaml',
      '  - id: thanks\n',
      '  - id: weather\n    phrasings: ["nice day"]\n  - id: thanks\n',
    );
    expect(meanwhile()).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { createCentroids } from '../../src/model/centroids.ts';
import { createFeatureIndex, inNumbersOf } from '../../src/model/feature-index.ts';
import type { FeatureList } from '../../src/model/features.ts';
import { noveltyOf } from '../../src/model/novelty.ts';

function features(text: string): FeatureList {
  const words = text.split(' ');
  return [
    ...words.map((word) => [`w:${word}`, 1] as const),
    ...words.slice(1).map((word, i) => [`b:${words[i]} ${word}`, 1] as const),
    ['bias', 1] as const,
  ];
}

const PHRASINGS = {
  video: ['who released the video', 'is there a video of him'],
  film: ['when was the video released'],
  camera: ['who sells a camera'],
};
const names = Object.values(PHRASINGS).flatMap((texts) => texts.flatMap(features).map(([name]) => name));
const index = createFeatureIndex([...new Set(names)]);
const inNumbers = (text: string) => inNumbersOf(index, features(text));
const centroids = createCentroids(
  new Map(Object.entries(PHRASINGS).map(([id, texts]) => [id, texts.map(inNumbers)])),
  index.size,
);
const noveltyTo = (kin: readonly string[], text: string) =>
  noveltyOf(centroids, features(text), inNumbers(text).features, new Set(kin));

describe('how much of a message is new to what it would be answered with', () => {
  it('is nothing in a known phrasing, nor in one of an entry that states the same', () => {
    expect(noveltyTo(['video'], 'who released the video')).toEqual({ words: 0, pairs: 0 });
    expect(noveltyTo(['video', 'film'], 'when was the video released')).toEqual({ words: 0, pairs: 0 });
  });

  it('is the share of words, and of pairs of neighbours, that were never said there', () => {
    const { words, pairs } = noveltyTo(['video'], 'who filmed the video');
    expect(words).toBeGreaterThan(0.2);
    expect(words).toBeLessThan(0.6);
    expect(pairs).toBeGreaterThan(words);
    expect(noveltyTo(['film'], 'who released the video').words).toBeGreaterThan(0);
    expect(noveltyTo([], 'who released the video').words).toBeGreaterThan(0.5);
  });

  it('knows known words in a new order by their pairs', () => {
    const { words, pairs } = noveltyTo(['video'], 'video the released who');
    expect(words).toBe(0);
    expect(pairs).toBeGreaterThan(0.5);
  });

  it('weighs a word that nobody says more than one that is said of other things', () => {
    const { words: unknown } = noveltyTo(['video'], 'who filmed the video');
    const { words: elsewhere } = noveltyTo(['video'], 'who sells the video');
    expect(unknown).toBeGreaterThan(elsewhere);
  });

  it('is none where nothing is said', () => {
    expect(noveltyOf(centroids, [], inNumbersOf(index, []).features, new Set())).toEqual({
      words: 0,
      pairs: 0,
    });
  });
});

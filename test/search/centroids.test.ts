import { describe, expect, it } from 'vitest';
import { createCentroids } from '../../src/search/centroids.ts';
import type { FeatureList } from '../../src/search/features.ts';

const features = (text: string): FeatureList => text.split(' ').map((word) => [word, 1] as const);

const centroids = createCentroids(
  new Map([
    ['phone', ['phone number', 'call phone'].map(features)],
    ['parking', ['park car', 'parking car fee'].map(features)],
    ['coffee', ['coffee price', 'tea coffee'].map(features)],
  ]),
);

describe('the nearest group of texts', () => {
  it.each([
    ['number of the phone', 'phone'],
    ['where car', 'parking'],
    ['price', 'coffee'],
  ])('%s: %s', (text, id) => {
    expect(centroids.nearest(features(text))?.id).toBe(id);
  });

  it('is nearer the more is shared, and never nearer than the same', () => {
    const similarity = (text: string) => centroids.nearest(features(text))!.similarity;
    expect(similarity('park car')).toBeGreaterThan(similarity('park bench'));
    expect(similarity('park car')).toBeLessThanOrEqual(1.000001);
    expect(similarity('park bench')).toBeGreaterThan(0);
  });

  it('is none where nothing is shared', () => {
    expect(centroids.nearest(features('constructor toString'))).toBeNull();
    expect(centroids.nearest([])).toBeNull();
    expect(createCentroids(new Map()).nearest(features('car'))).toBeNull();
  });

  it('goes by what is rare', () => {
    const common = createCentroids(
      new Map([
        ['a', ['the big house'].map(features)],
        ['b', ['the big tree'].map(features)],
      ]),
    );
    expect(common.nearest(features('the tree'))?.id).toBe('b');
  });
});

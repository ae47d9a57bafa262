import { describe, expect, it } from 'vitest';
import { type Centroids, createCentroids, nearestCentroid } from '../../src/model/centroids.ts';
import { createFeatureIndex, inNumbersOf } from '../../src/model/feature-index.ts';
import type { FeatureList } from '../../src/model/features.ts';

const features = (text: string): FeatureList => text.split(' ').map((word) => [word, 1] as const);

const WORDS = 'phone number call park car parking fee coffee price tea the big house tree'.split(' ');
const index = createFeatureIndex(WORDS);

const inNumbers = (text: string) => inNumbersOf(index, features(text));

const centroidsOf = (groups: Readonly<Record<string, readonly string[]>>): Centroids =>
  createCentroids(
    new Map(Object.entries(groups).map(([id, texts]) => [id, texts.map(inNumbers)])),
    index.size,
  );

const centroids = centroidsOf({
  phone: ['phone number', 'call phone'],
  parking: ['park car', 'parking car fee'],
  coffee: ['coffee price', 'tea coffee'],
});

const nearest = (text: string, among = centroids) => nearestCentroid(among, inNumbers(text));

describe('the nearest group of texts', () => {
  it.each([
    ['number of the phone', 'phone'],
    ['where car', 'parking'],
    ['price', 'coffee'],
  ])('%s: %s', (text, id) => {
    expect(nearest(text)?.id).toBe(id);
  });

  it('is nearer the more is shared, and never nearer than the same', () => {
    const similarity = (text: string) => nearest(text)!.similarity;
    expect(similarity('park car')).toBeGreaterThan(similarity('park bench'));
    expect(similarity('park car')).toBeLessThanOrEqual(1.000001);
    expect(similarity('park bench')).toBeGreaterThan(0);
  });

  it('is none where nothing is shared', () => {
    expect(nearest('constructor toString')).toBeNull();
    expect(nearestCentroid(centroids, inNumbersOf(index, []))).toBeNull();
    expect(nearest('car', centroidsOf({}))).toBeNull();
  });

  it('goes by what is rare', () => {
    const common = centroidsOf({ a: ['the big house'], b: ['the big tree'] });
    expect(nearest('the tree', common)?.id).toBe('b');
  });
});

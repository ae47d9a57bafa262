/** A map that forgets what was not used for longest, so that it never grows beyond `bound`. */
export class BoundedMap<V> {
  readonly #bound: number;
  readonly #map = new Map<string, V>();

  constructor(bound: number) {
    this.#bound = bound;
  }

  get(key: string): V | undefined {
    const value = this.#map.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size > this.#bound) this.#map.delete(this.#map.keys().next().value!);
  }

  delete(key: string): void {
    this.#map.delete(key);
  }

  get size(): number {
    return this.#map.size;
  }
}

/** All that a message says in words, wherever they stand in what a platform tells of it. */

/** A part of a message as the platform, or its library, has it. */
export type Piece = Readonly<Record<string, unknown>>;

export const isPiece = (value: unknown): value is Piece => typeof value === 'object' && value !== null;

/** Words of several pieces; those that say nothing leave no trace. */
export const joined = (parts: readonly string[], between = '\n'): string =>
  parts.filter(Boolean).join(between);

/** Where a platform's messages hold words. */
export interface WordTable {
  /** Properties in which words stand, in the order in which they are read. */
  readonly places: readonly string[];
  /** Properties that are looked into where those hold none. */
  readonly wraps?: readonly string[];
  /** What a piece says that is read in a way of its own; undefined for all others. */
  readonly special?: (piece: Piece, read: (piece: unknown) => string) => string | undefined;
}

/** Reads the words of a piece of a message, whatever its kind, or of a list of such; empty where there are none. */
export function createWordReader({ places, wraps = [], special }: WordTable): (piece: unknown) => string {
  const readAll = (piece: Piece, names: readonly string[]): string =>
    joined(names.map((name) => read(piece[name])));
  function read(piece: unknown): string {
    if (typeof piece === 'string') return piece;
    if (!isPiece(piece)) return '';
    if (piece instanceof Map || Array.isArray(piece)) return joined([...piece.values()].map(read));
    return special?.(piece, read) ?? (readAll(piece, places) || readAll(piece, wraps));
  }
  return read;
}

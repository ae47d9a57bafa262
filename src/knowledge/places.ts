/** Where each part of the knowledge is written, so that every fault can name its file and line. */
import type { Path, SourceFile } from './source.ts';
import type { ValidationIssue } from './validation-issue.ts';

export type Kind = 'fact' | 'entry' | 'gap' | 'topic' | 'name';

/** Where a thing is written, as a fault without a message. */
export type Locate = (kind: Kind, id: string, ...within: Path) => ValidationIssue;

/** Where ways to ask stand in a plain list: the line of each, from that with the number `from` on. */
export interface Listed {
  readonly file: string;
  readonly from: number;
  readonly lines: readonly number[];
}

export interface Places {
  readonly locate: Locate;
  /** Registers where those of its ways to ask stand, from which on, that are written in a plain list. */
  listed(kind: Kind, id: string, where: Listed): void;
  /** Registers where a thing is written; false, and a fault, if its id is taken. */
  claim(kind: Kind, id: string, source: SourceFile<unknown>, path: Path): boolean;
}

/** @param faults Where ids that are used twice are told. */
export function createPlaces(dir: string, faults: ValidationIssue[]): Places {
  const places = new Map<string, { readonly source: SourceFile<unknown>; readonly path: Path }>();
  const lists = new Map<string, Listed>();
  return {
    listed: (kind, id, where) => void lists.set(`${kind}:${id}`, where),
    locate(kind, id, ...within) {
      const [field, at] = within;
      const list = field === 'phrasings' && typeof at === 'number' ? lists.get(`${kind}:${id}`) : undefined;
      const line = list?.lines[Number(at) - list.from];
      if (list !== undefined && line !== undefined) return { file: list.file, line, message: '' };
      const place = places.get(`${kind}:${id}`);
      if (place === undefined) return { file: dir, line: 0, message: '' };
      return { file: place.source.file, line: place.source.lineOf([...place.path, ...within]), message: '' };
    },
    claim(kind, id, source, path) {
      const taken = places.get(`${kind}:${id}`);
      if (taken === undefined) {
        places.set(`${kind}:${id}`, { source, path });
        return true;
      }
      const where = `${taken.source.file}:${taken.source.lineOf(taken.path)}`;
      faults.push({
        file: source.file,
        line: source.lineOf(path),
        message: `${kind} id "${id}" is already used at ${where}`,
      });
      return false;
    },
  };
}

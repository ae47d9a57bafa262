/**
 * Plain data in a file. Its numbers stand apart from the rest, each list where a processor can read it: they are used as
 * they come from the disk, and what the rest was made from is held by nobody once it is made.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { DefaultDeserializer, DefaultSerializer } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Lists of numbers that can be kept; in the file each stands for itself by its place here. */
const KINDS = [
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
];

/** Every list begins at a multiple of so many bytes: as many as the widest number has. */
const ALIGNMENT = 8;
const aligned = (size: number): number => Math.ceil(size / ALIGNMENT) * ALIGNMENT;

/** How many bytes of numbers follow, and how many of the rest; at the end of all stands a checksum of both. */
const HEAD_BYTES = 8;
const CHECKSUM_BYTES = 4;

/** Writes where a list stands in place of the list. Node documents the method as the one to say how lists are written. */
class Writer extends DefaultSerializer {
  readonly lists: Uint8Array[] = [];
  size = 0;

  _writeHostObject(list: NodeJS.TypedArray): void {
    const kind = KINDS.findIndex((Kind) => list instanceof Kind);
    if (kind < 0) throw new TypeError(`A ${list.constructor.name} cannot be kept.`);
    this.writeUint32(kind);
    this.writeUint32(this.size);
    this.writeUint32(list.length);
    const padded = new Uint8Array(aligned(list.byteLength));
    padded.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength));
    this.lists.push(padded);
    this.size += padded.length;
  }
}

class Reader extends DefaultDeserializer {
  readonly #numbers: ArrayBuffer;

  constructor(rest: Uint8Array, numbers: ArrayBuffer) {
    super(rest);
    this.#numbers = numbers;
  }

  _readHostObject(): NodeJS.TypedArray {
    const Kind = KINDS[this.readUint32()]!;
    const from = this.readUint32();
    return new Kind(this.#numbers, from, this.readUint32());
  }
}

/** Writes it into a file that is made for it. @throws {Error} if it cannot be written, or is no plain data. */
export function writeData(path: string, data: unknown): void {
  const writer = new Writer();
  writer.writeHeader();
  writer.writeValue(data);
  const rest = writer.releaseBuffer();
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(writer.size, 0);
  head.writeUInt32LE(rest.length, 4);
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32LE([...writer.lists, rest].reduce((sum, piece) => crc32(piece, sum), 0));
  writeFileSync(path, Buffer.concat([head, ...writer.lists, rest, checksum]));
}

/** Fills it from where the file was read up to. */
function fill(file: number, bytes: Uint8Array): void {
  for (let read = 0; read < bytes.length; ) {
    const more = readSync(file, bytes, read, bytes.length - read, null);
    if (more === 0) throw new Error('The file ends too early.');
    read += more;
  }
}

/** What `writeData` wrote into a file. @throws {Error} if there is no such file, or it is not whole. */
export function readData(path: string): unknown {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    fill(file, head);
    const [size, restSize] = [head.readUInt32LE(0), head.readUInt32LE(4)];
    // Before room is made for what may be no size at all.
    if (HEAD_BYTES + size + restSize + CHECKSUM_BYTES !== fstatSync(file).size)
      throw new Error('The file is not whole.');
    const numbers = new ArrayBuffer(size);
    fill(file, new Uint8Array(numbers));
    const rest = Buffer.from(new ArrayBuffer(restSize));
    fill(file, rest);
    const checksum = Buffer.alloc(CHECKSUM_BYTES);
    fill(file, checksum);
    if (checksum.readUInt32LE() !== crc32(rest, crc32(new Uint8Array(numbers))))
      throw new Error('The file is damaged.');
    const reader = new Reader(rest, numbers);
    reader.readHeader();
    return reader.readValue();
  } finally {
    closeSync(file);
  }
}

import { crc32, deflateRawSync } from "node:zlib";

/** A file in a {@link rawZip}, and what the ZIP says of it, which need not be true. */
export interface RawFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What stands before the file itself, where that is another name. */
  readonly localName?: string;
  readonly size?: number;
  readonly crc?: number;
  readonly encrypted?: true;
  /** The file lies where an earlier one does. */
  readonly at?: number;
}

/** A ZIP made byte by byte, as no tool would make it. */
export function rawZip(files: readonly RawFile[]): Uint8Array<ArrayBuffer> {
  const before: Buffer[] = [];
  const directory: Buffer[] = [];
  const places: number[] = [];
  let end = 0;
  for (const file of files) {
    const content = Buffer.from(file.content);
    const packed = deflateRawSync(content);
    const place = file.at === undefined ? end : places[file.at]!;
    places.push(place);
    const facts = Buffer.alloc(22);
    // Names are UTF-8, and method 8 is deflate.
    facts.writeUInt16LE(0x0800 + (file.encrypted ? 1 : 0), 0);
    facts.writeUInt16LE(8, 2);
    facts.writeUInt16LE(0x21, 6);
    facts.writeUInt32LE(file.crc ?? crc32(content), 8);
    facts.writeUInt32LE(packed.length, 12);
    facts.writeUInt32LE(file.size ?? content.length, 16);
    if (file.at === undefined) {
      const local = [Buffer.from("PK\x03\x04\x14\0", "latin1"), sized(facts, file.localName ?? file.name), packed];
      before.push(...local);
      end += Buffer.concat(local).length;
    }
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(place, 10);
    const [head, name] = [sized(facts, file.name).subarray(0, 24), Buffer.from(file.name)];
    directory.push(Buffer.from("PK\x01\x02\x14\0\x14\0", "latin1"), head, entry, name);
  }
  const entries = Buffer.concat(directory);
  const last = Buffer.alloc(18);
  last.writeUInt16LE(files.length, 4);
  last.writeUInt16LE(files.length, 6);
  last.writeUInt32LE(entries.length, 8);
  last.writeUInt32LE(end, 12);
  return new Uint8Array(Buffer.concat([...before, entries, Buffer.from("PK\x05\x06", "latin1"), last]));
}

function sized(facts: Buffer, name: string): Buffer {
  const bytes = Buffer.from(name);
  facts.writeUInt16LE(bytes.length, 20);
  return Buffer.concat([facts, Buffer.alloc(2), bytes]);
}

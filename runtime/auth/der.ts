/** One value of ASN.1, DER encoded. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
}

export const INTEGER = 0x02;

/**
 * The values that stand one after the other in some bytes.
 *
 * @throws RangeError when they are not whole.
 * @see [ITU-T X.690](https://www.itu.int/rec/T-REC-X.690)
 */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at]!;
    let length = bytes[at + 1] ?? NaN;
    at += 2;
    if (length > 0x80) {
      const size = bytes.subarray(at, at + (length & 0x7f));
      at += size.length;
      length = size.reduce((sum, byte) => sum * 256 + byte, 0);
    }
    if (!(at + length <= bytes.length)) throw new RangeError("not whole");
    values.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return values;
}

/** The value in a value, found by its place at each level. */
export function inside(value: DerValue | undefined, ...path: readonly number[]): DerValue | undefined {
  return path.reduce((current, index) => current && readDer(current.content)[index], value);
}

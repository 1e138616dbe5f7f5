/** A query as the service reads it: names in any case; a name without `=` is not there. */
export class Query {
  readonly #pairs: readonly (readonly [name: string, value: string])[];

  constructor(search: string) {
    const parts = search.replace(/^\?/, "").split("&");
    this.#pairs = parts.filter((part) => part.includes("=")).flatMap((part) => [...new URLSearchParams(part)]);
  }

  text(name: string): string | undefined {
    return this.#pairs.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
  }

  /** Everything but `0` and `false` is true. */
  flag(name: string, usual = false): boolean {
    const value = this.text(name);
    return value === undefined ? usual : !/^(0|false)$/i.test(value);
  }

  /** All but some names, as they are written. */
  allBut(names: readonly string[]): readonly (readonly [name: string, value: string])[] {
    return this.#pairs.filter(([name]) => !names.includes(name.toLowerCase()));
  }
}

interface Entry<T> {
  readonly namespace: string;
  readonly local: string;
  value: T;
  /** The same local name in another namespace. */
  readonly next: Entry<T> | undefined;
  /** The one that was set after it, or the first again. */
  following: Entry<T>;
}

/** Values by namespace and local name, found without making one string of the two. */
export class NameMap<T> {
  readonly #entries = new Map<string, Entry<T>>();
  #first: Entry<T> | undefined;
  #last: Entry<T> | undefined;
  /** Names are asked for in the order they were set in, mostly. */
  #expected: Entry<T> | undefined;

  get(namespace: string, local: string): T | undefined {
    const expected = this.#expected;
    if (expected?.local === local && expected.namespace === namespace) {
      this.#expected = expected.following;
      return expected.value;
    }
    const entry = this.#look(namespace, local);
    if (entry) this.#expected = entry.following;
    return entry?.value;
  }

  set(namespace: string, local: string, value: T): void {
    const known = this.#look(namespace, local);
    if (known) {
      known.value = value;
      return;
    }
    const entry = { namespace, local, value, next: this.#entries.get(local) } as Entry<T>;
    this.#first ??= entry;
    entry.following = this.#first;
    if (this.#last) this.#last.following = entry;
    this.#last = entry;
    this.#entries.set(local, entry);
  }

  *names(): Generator<readonly [namespace: string, local: string]> {
    for (const first of this.#entries.values()) {
      for (let entry: Entry<T> | undefined = first; entry; entry = entry.next) yield [entry.namespace, entry.local];
    }
  }

  has(namespace: string, local: string): boolean {
    return this.get(namespace, local) !== undefined;
  }

  #look(namespace: string, local: string): Entry<T> | undefined {
    let entry = this.#entries.get(local);
    while (entry && entry.namespace !== namespace) entry = entry.next;
    return entry;
  }
}

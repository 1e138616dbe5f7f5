interface Entry<T> {
  readonly namespace: string;
  value: T;
  /** The same local name in another namespace. */
  next: Entry<T> | undefined;
}

/** Values by namespace and local name, found without making one string of the two. */
export class NameMap<T> {
  readonly #entries = new Map<string, Entry<T>>();

  get(namespace: string, local: string): T | undefined {
    let entry = this.#entries.get(local);
    while (entry && entry.namespace !== namespace) entry = entry.next;
    return entry?.value;
  }

  set(namespace: string, local: string, value: T): void {
    const first = this.#entries.get(local);
    let entry = first;
    while (entry && entry.namespace !== namespace) entry = entry.next;
    if (entry) entry.value = value;
    else this.#entries.set(local, { namespace, value, next: first });
  }

  *names(): Generator<readonly [namespace: string, local: string]> {
    for (const [local, first] of this.#entries) {
      for (let entry: Entry<T> | undefined = first; entry; entry = entry.next) yield [entry.namespace, local];
    }
  }

  has(namespace: string, local: string): boolean {
    return this.get(namespace, local) !== undefined;
  }
}

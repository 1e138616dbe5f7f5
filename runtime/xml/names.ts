import { nameAt } from "./characters.js";
import { expandedName } from "./namespaces.js";
import { InternedTexts } from "./objects.js";
import type { NamespaceScope } from "./scope.js";
import type { Source } from "./source.js";
import type { TagShape } from "./tag-shape.js";

/** A name as a document writes it, with what it stands for where it was last met. */
export interface Name {
  readonly raw: string;
  /** Empty for none. */
  readonly prefix: string;
  readonly local: string;
  readonly hash: number;
  /** `xmlns` or `xmlns:…`. */
  readonly isDeclaration: boolean;
  namespace: string;
  /** `{namespace}local`, or `local`. */
  expanded: string;
  /** The scope's version that the namespace was looked up in; -1 for a name without one. */
  version: number;
  /** The start tag it stood in last, as an attribute. */
  tag: number;
  /** The name that followed it last: documents repeat themselves. */
  next: Name | undefined;
  /** The value it had last, where that stood as it is, and its quotation mark. */
  value: string;
  quote: number;
  /** The attributes it has, as the name of an element. */
  shape: TagShape | undefined;
}

// 1: a name may begin so; 2: it may go on so.
const ascii = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (/[A-Za-z_:]/.test(String.fromCharCode(code))) ascii[code] = 1;
  else if (/[\d.-]/.test(String.fromCharCode(code))) ascii[code] = 2;
}
const equals = 0x3d;
const greaterThan = 0x3e;
const space = 0x20;
const slots = 256;
const most = 8192;

/** The names of elements, or of attributes. A name that was met before is found without cutting it out of the source. */
export class Names {
  readonly #source: Source;
  readonly #recent: (Name | undefined)[] = [];
  readonly #known = new Map<string, Name>();
  readonly #locals = new InternedTexts();
  #previous: Name | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The name at `start`; `raw` has its length. */
  read(start: number): Name {
    const guess = this.#previous?.next;
    if (guess && this.#source.text.startsWith(guess.raw, start)) {
      const after = this.#source.text.charCodeAt(start + guess.raw.length);
      if (after === equals || after === greaterThan || after === space) return (this.#previous = guess);
    }
    const name = this.#look(start);
    if (this.#previous) this.#previous.next = name;
    return (this.#previous = name);
  }

  #look(start: number): Name {
    const { text } = this.#source;
    let hash = 0;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code >= 128) return this.#remember(start, this.#source.nameEnd(start), 0);
      const kind = ascii[code];
      if (kind !== 1 && (kind !== 2 || at === start)) break;
      hash = (hash * 31 + code) | 0;
      at++;
    }
    const recent = this.#recent[hash & (slots - 1)];
    if (recent?.hash === hash && recent.raw.length === at - start && text.startsWith(recent.raw, start)) return recent;
    return this.#remember(start, at, hash);
  }

  /** Forgets names when there are too many to keep. */
  tidy(): void {
    if (this.#known.size < most) return;
    this.#known.clear();
    this.#previous = undefined;
    this.#recent.length = 0;
  }

  #remember(start: number, end: number, hash: number): Name {
    if (end === start) this.#source.fail("malformed", "A name expected.", start);
    this.#source.checkName(start, end);
    const raw = this.#source.text.slice(start, end);
    let name = this.#known.get(raw);
    if (!name) this.#known.set(raw, (name = this.#split(raw, start, hash)));
    if (hash !== 0) this.#recent[hash & (slots - 1)] = name;
    return name;
  }

  #split(raw: string, start: number, hash: number): Name {
    const colon = raw.indexOf(":");
    const [prefix, local] = colon === -1 ? ["", raw] : [raw.slice(0, colon), raw.slice(colon + 1)];
    nameAt.lastIndex = 0;
    if (colon === 0 || local.includes(":") || !nameAt.test(local)) {
      this.#source.fail("namespace", `The name ${raw} is not a qualified name.`, start);
    }
    const isDeclaration = prefix === "xmlns" || raw === "xmlns";
    const name = this.#locals.get(local);
    return {
      raw,
      prefix,
      local: name,
      hash,
      isDeclaration,
      namespace: "",
      expanded: name,
      version: -1,
      tag: 0,
      next: undefined,
      value: "",
      quote: 0,
      shape: undefined,
    };
  }
}

/** Looks up the namespace of a name's prefix; false when it is not declared. */
export function resolveName(name: Name, scope: NamespaceScope): boolean {
  if (name.version === scope.version) return true;
  const namespace = scope.resolve(name.prefix);
  if (namespace === undefined) return false;
  if (name.namespace !== namespace) {
    name.namespace = namespace;
    name.expanded = expandedName(namespace, name.local);
  }
  name.version = scope.version;
  return true;
}

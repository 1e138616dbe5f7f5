import * as fc from "fast-check";
import { bytesFromXml, fromXml, itemsFromXml, toXml, XmlError, XmlReader, type XmlNode } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";

/**
 * Looks for documents and values that break the reader or the writer: `npm run fuzz -- [seconds] [seed]`. Whatever is
 * written must read back the same, whole and in chunks; whatever is read must be read or refused with an `XmlError`.
 */
const [seconds = 30, seed = Date.now()] = process.argv.slice(2).map(Number);
const table: XmlTable = {
  namespace: "urn:fuzz",
  types: {
    List: {
      attributes: [{ attribute: "name", type: "xs:string" }],
      content: {
        sequence: [
          { element: "text", type: "xs:string", min: 0, nillable: true },
          { element: "bytes", type: "xs:base64Binary", min: 0 },
          { element: "node", type: "xs:anyType", min: 0, max: "unbounded" },
        ],
      },
    },
  },
};
interface List {
  name?: string;
  text?: string | null;
  bytes?: Uint8Array;
  node?: readonly XmlNode[];
}
const list = xmlRoot<List>({ element: "list", type: "List", table });

// Half of a pair is no character; a line feed is what a reader makes of a carriage return, so writers must escape that.
const text = fc.string({
  unit: fc.constantFrom("a", "Ø", "😀", "<", ">", "&", "]", "]]>", '"', "'", "\n", "\r", "\t", " ", "\u0085"),
});
const name = fc.constantFrom("a", "b", "Ærlig", "x-y.z", "{urn:1}a", "{urn:fuzz}b", "{urn:2}c");
const attributes = fc.dictionary(name, text, { maxKeys: 4 });
const { node } = fc.letrec<{ node: XmlNode; children: (string | XmlNode)[] }>((tie) => ({
  node: fc.record({ name, attributes, children: tie("children") }),
  children: fc
    .array(fc.oneof({ depthSize: "small" }, text, tie("node")), { maxLength: 4 })
    .map((children) => merged(children)),
}));
const value: fc.Arbitrary<List> = fc.record(
  {
    name: text,
    text: fc.option(text),
    bytes: fc.uint8Array({ maxLength: 100 }),
    node: fc.array(
      node.map((found) => ({ ...found, name: "{urn:fuzz}node" })),
      { minLength: 1, maxLength: 4 },
    ),
  },
  { requiredKeys: [] },
);
const markup = fc.constantFrom(
  ..."< > / </ /> <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE & &amp; &#65; &#x; ; = ' \" xmlns xmlns: : a b list urn:fuzz i:nil \r \n \0 \uFFFE 😀".split(
    " ",
  ),
  "<list xmlns='urn:fuzz'>",
  "</list>",
  " ",
);
const broken = fc
  .tuple(value, fc.array(fc.tuple(fc.nat(400), fc.nat(5), markup), { maxLength: 5 }))
  .map(([found, edits]) =>
    edits.reduce(
      (document, [at, removed, added]) => document.slice(0, at) + added + document.slice(at + removed),
      toXml(list, found),
    ),
  );

const properties = {
  "what is written reads back the same": fc.property(value, (found) => {
    equal(fromXml(list, toXml(list, found)), found);
  }),
  "chunks make no difference": fc.asyncProperty(value, fc.integer({ min: 1, max: 40 }), async (found, size) => {
    const items: XmlNode[] = [];
    const reading = itemsFromXml(list, chunks(toXml(list, found), size), ["node"]);
    for await (const item of reading) items.push(item);
    const { node = [], ...around } = found;
    equal(items, node);
    equal(reading.around, around);
    const bytes: number[] = [];
    for await (const piece of bytesFromXml(list, chunks(toXml(list, found), size), ["bytes"])) bytes.push(...piece);
    equal(bytes, [...(found.bytes ?? [])]);
  }),
  "what is broken is read or refused, in chunks as whole": fc.asyncProperty(
    broken,
    fc.integer({ min: 1, max: 40 }),
    async (document, size) => {
      const whole = judged(() => fromXml(list, new TextEncoder().encode(document)));
      judged(() => {
        const reader = new XmlReader(document);
        while (reader.next() !== "eof") void reader.text;
      });
      const items: XmlNode[] = [];
      const inChunks = await judgedLater(async () => {
        for await (const item of itemsFromXml(list, chunks(document, size), ["node"])) items.push(item);
      });
      equal(inChunks === "refused", whole === "refused");
    },
  ),
};

for (const [title, property] of Object.entries(properties)) {
  const settings = { numRuns: Infinity, interruptAfterTimeLimit: (seconds * 1000) / 3, seed, timeout: 5000 };
  const { failed, numRuns, errorInstance, counterexample } = await fc.check(
    property as fc.IAsyncProperty<unknown>,
    settings,
  );
  console.log(`${failed ? "FAILED" : "held"} in ${numRuns} runs: ${title}`);
  if (!failed) continue;
  console.error(`seed ${seed}`, JSON.stringify(counterexample), errorInstance);
  process.exitCode = 1;
}

function* chunks(document: string, size: number): Generator<Uint8Array, void> {
  const bytes = new TextEncoder().encode(document);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Texts beside one another are one, and none is empty. */
function merged(children: readonly (string | XmlNode)[]): (string | XmlNode)[] {
  const found: (string | XmlNode)[] = [];
  for (const child of children) {
    const last = found.at(-1);
    if (typeof child === "string" && typeof last === "string") found[found.length - 1] = last + child;
    else if (child !== "") found.push(child);
  }
  return found;
}

function judged(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) return "refused";
    throw error;
  }
}

async function judgedLater(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof XmlError) return "refused";
    throw error;
  }
}

/** Namespaces a node keeps for prefixes in its text say nothing about its content. */
function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [actual, expected].map((each) =>
    JSON.stringify(each, (key, part: unknown) =>
      key === "namespaces" ? undefined : part instanceof Uint8Array ? [...part] : sorted(part),
    ),
  );
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

function sorted(part: unknown): unknown {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
}

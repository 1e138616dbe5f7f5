import { registry } from "altinnkit/altinn2/xml";
import { xmlRoot, type XmlRegistry } from "altinnkit/codegen";
import { readDocument, toXml, XmlError } from "altinnkit/xml";
import { expect, test } from "vitest";

const fault = "http://www.altinn.no/services/common/fault/2009/10";

test("a document is read by the module of the namespace and the element it starts with", async () => {
  const read = await readDocument(
    registry,
    `<a:AltinnFault xmlns:a="${fault}"><a:ErrorID>30010</a:ErrorID></a:AltinnFault>`,
  );

  expect(read).toMatchObject({
    namespace: fault,
    element: "AltinnFault",
    id: "altinn2/xml/www.altinn.no/services/common/fault/2009-10",
    value: { ErrorID: 30010 },
  });
  expect(toXml(read.root, read.value)).toContain("<ErrorID>30010</ErrorID>");
});

test("every namespace resolves to modules that have the roots the registry tells", async () => {
  const editions = Object.values(registry).flat();
  const loaded = await Promise.all(editions.map(async ({ id, roots, load }) => ({ id, roots, module: await load() })));
  const rootsIn = (module: object): string[] =>
    Object.values(module).map((root) => (root as { readonly element: string }).element);

  expect(Object.keys(registry).length).toBeGreaterThanOrEqual(103);
  for (const { id, roots, module } of loaded) expect([id, rootsIn(module).sort()]).toEqual([id, roots]);
});

test("an unknown version is refused with the versions there are", async () => {
  const read = readDocument(registry, '<Test xmlns="http://www.altinn.no/services/Register/SRR/2016/01"/>');

  await expect(read).rejects.toThrow(
    new XmlError(
      "unknown-root",
      'The namespace "http://www.altinn.no/services/Register/SRR/2016/01" is not known; ' +
        "known is http://www.altinn.no/services/Register/SRR/2015/06.",
      { line: 1, column: 1 },
    ),
  );
});

test("a namespace of which no version is known is refused, and so is none", async () => {
  await expect(readDocument(registry, '<a xmlns="urn:no:example"/>')).rejects.toThrow(
    'The namespace "urn:no:example" is not known; known is no version of it.',
  );
  await expect(readDocument(registry, "<a/>")).rejects.toThrow('The namespace "" is not known');
});

test("an element that no document starts with is refused with those that some do", async () => {
  await expect(readDocument(registry, `<Fault xmlns="${fault}"/>`)).rejects.toThrow(
    `No document of ${fault} starts with Fault, but with AltinnFault.`,
  );
});

test("of several editions the first that has the root is taken, or the one that is named", async () => {
  const namespace = "urn:no:example:forms";
  const edition = (type: string): { readonly form: unknown } => ({
    form: xmlRoot({ element: "form", type, table: { namespace, types: {} } }),
  });
  const two: XmlRegistry = {
    [namespace]: [
      { id: "forms/new", roots: ["form"], load: async () => edition("xs:int") },
      { id: "forms/old", roots: ["form", "note"], load: async () => edition("xs:string") },
    ],
  };
  const document = `<form xmlns="${namespace}">7</form>`;

  expect((await readDocument(two, document)).value).toBe(7);
  expect((await readDocument(two, document, { edition: "forms/old" })).value).toBe("7");
  await expect(readDocument(two, document, { edition: "forms/none" })).rejects.toThrow(
    "The edition forms/none has no root form; it is in forms/new, forms/old.",
  );
});

import { XmlError, XmlWriter } from "altinnkit/xml";
import { expect, test } from "vitest";

function written(defaultNamespace: string, write: (writer: XmlWriter) => void): string {
  const writer = new XmlWriter(defaultNamespace);
  write(writer);
  return writer.finish();
}

test("namespaces are declared at the root, wherever they are used", () => {
  const document = written("u:1", (writer) => {
    writer.start("u:1", "r");
    writer.start("u:2", "a");
    writer.attribute("u:3", "b", "1");
    writer.end();
    writer.end();
  });
  expect(document).toBe('<r xmlns="u:1" xmlns:ns1="u:2" xmlns:ns2="u:3"><ns1:a ns2:b="1"/></r>');
});

test("an element without a namespace takes the default one back", () => {
  const document = written("u:1", (writer) => {
    writer.start("u:1", "r");
    writer.start("", "a");
    writer.start("u:1", "b");
    writer.end();
    writer.end();
    writer.end();
  });
  expect(document).toBe('<r xmlns="u:1"><a xmlns=""><b xmlns="u:1"/></a></r>');
});

test("text and attributes are escaped so that they read back unchanged", () => {
  const document = written("", (writer) => {
    writer.start("", "r");
    writer.attribute("", "a", `<&>"'\t\n\r`);
    writer.text(`<&>]]>"'\t\n\r`);
    writer.end();
  });
  expect(document).toBe(`<r a="&lt;&amp;&gt;&quot;'&#9;&#10;&#13;">&lt;&amp;&gt;]]&gt;"'\t\n&#13;</r>`);
});

test.each<[name: string, write: (writer: XmlWriter) => void, path: string]>([
  ["a character XML cannot hold", (writer) => writer.text("\u0000"), "/r"],
  ["half a surrogate pair", (writer) => writer.attribute("", "a", "\uD800"), "/r"],
  ["a name that is none", (writer) => writer.start("", "a b"), "/r"],
])("%s is refused with the path", (_, write, path) => {
  const refused = (): unknown =>
    written("", (writer) => {
      writer.start("", "r");
      write(writer);
    });
  expect(refused).toThrow(expect.objectContaining({ code: "character", path }) as Error);
  expect(refused).toThrow(XmlError);
});

test("a large document is the sum of its pieces", () => {
  const text = "æ".repeat(50_000);
  const document = written("", (writer) => {
    writer.start("", "r");
    for (let index = 0; index < 10; index++) writer.text(text);
    writer.end();
  });
  expect(document).toBe(`<r>${"æ".repeat(500_000)}</r>`);
});

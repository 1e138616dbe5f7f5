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

const piecewise = (writer: XmlWriter, namespace: string, local: string, text: string): void => {
  writer.start(namespace, local);
  writer.text(text);
  writer.end();
};

test.each([
  ["of the default namespace", "u:1"],
  ["of a namespace declared before", "u:2"],
  ["of a namespace of its own", "u:3"],
  ["without a namespace", ""],
])("an element of text %s is the same in one go", (_, namespace) => {
  for (const text of ["plain", "", `<&>]]>"'\t\n\r`, "æ 😀 ".repeat(20), "\t\n".repeat(40), "x & y ".repeat(20)]) {
    const within = (write: (writer: XmlWriter) => void): string =>
      written("u:1", (writer) => {
        writer.start("u:1", "r");
        writer.start("u:2", "s");
        for (let times = 0; times < 3; times++) write(writer);
        writer.end();
        piecewise(writer, "u:1", "t", "last");
        writer.end();
      });
    const inOneGo = within((writer) => {
      if (!writer.leaf(namespace, "a", text)) piecewise(writer, namespace, "a", text);
    });
    expect(inOneGo).toBe(within((writer) => piecewise(writer, namespace, "a", text)));
  }
});

test.each([
  ["control characters", "\u0001"],
  ["half a surrogate pair", "\uD83D"],
  ["its other half", "\uDE00"],
  ["halves the wrong way round", "\uDE00\uD83D"],
  ["what is no character", "\uFFFF"],
])("%s are refused in short texts and long ones, wherever they stand", (_, illegal) => {
  for (const rest of ["", "x & y ".repeat(3), "plain ".repeat(30), "æ & 😀 ".repeat(30)]) {
    for (const text of [illegal + rest, rest + illegal, `${rest}${illegal} 😀${rest}`]) {
      const writer = new XmlWriter();
      writer.start("", "r");
      const refused = expect.objectContaining({ code: "character", path: "/r" }) as Error;
      expect(writer.leaf("", "a", text)).toBe(false);
      expect(() => writer.text(text)).toThrow(refused);
      expect(() => writer.attribute("", "a", text)).toThrow(refused);
    }
  }
});

test("elements of text stand inside one another no deeper than others", () => {
  const writer = new XmlWriter("", 1);
  writer.start("", "r");
  expect(writer.leaf("", "a", "1")).toBe(false);
});

test("there is no document of one text without a root", () => {
  expect(new XmlWriter().leaf("", "a", "1")).toBe(false);
});

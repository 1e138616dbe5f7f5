import { XmlError, XmlReader, type XmlErrorCode } from "altinnkit/xml";
import { describe, expect, test } from "vitest";
import { tokens } from "./tokens.js";

describe("a start tag after many that were alike", () => {
  const like = `<a x.y="1" å="2" z="3"/>`;
  const document = (tag: string): string => `<r>\n${like.repeat(40)}\n${tag}${like.repeat(2)}</r>`;

  test.each<[name: string, tag: string, token: string]>([
    ["is one more of them", `<a x.y="4" å="" z="6"/>`, "<{}a @{}x.y=4 @{}å= @{}z=6"],
    ["has a child", `<a x.y="1" å="2" z="3"></a>`, "<{}a @{}x.y=1 @{}å=2 @{}z=3"],
    ["has references", `<a x.y="&lt;" å="&#65;" z="3"/>`, "<{}a @{}x.y=< @{}å=A @{}z=3"],
    ["has line breaks in a value", `<a x.y="1\r\n" å="2\t" z="3"/>`, "<{}a @{}x.y=1  @{}å=2  @{}z=3"],
    ["has other white space", `<a\nx.y = "1" å="2"  z="3" />`, "<{}a @{}x.y=1 @{}å=2 @{}z=3"],
    ["has other quotation marks", `<a x.y='"' å='2' z='3'/>`, `<{}a @{}x.y=" @{}å=2 @{}z=3`],
    ["has another order", `<a å="2" x.y="1" z="3"/>`, "<{}a @{}å=2 @{}x.y=1 @{}z=3"],
    ["has fewer", `<a x.y="1" å="2"/>`, "<{}a @{}x.y=1 @{}å=2"],
    ["has more", `<a x.y="1" å="2" z="3" w="4"/>`, "<{}a @{}x.y=1 @{}å=2 @{}z=3 @{}w=4"],
    ["has others", `<a xay="1" å="2" z="3"/>`, "<{}a @{}xay=1 @{}å=2 @{}z=3"],
    ["has none", `<a/>`, "<{}a"],
    ["declares a namespace", `<a x.y="1" xmlns="u:1" å="2" z="3"/>`, "<{u:1}a @{}x.y=1 @{}å=2 @{}z=3"],
    ["is in another namespace", `<p:a xmlns:p="u:1" p:x.y="1"/>`, "<{u:1}a @{u:1}x.y=1"],
  ])("%s", (_, tag, token) => {
    const alike = ["<{}a @{}x.y=1 @{}å=2 @{}z=3", "/"];
    const before = ["<{}r", String.raw`"\n"`, ...Array.from({ length: 40 }, () => alike).flat(), String.raw`"\n"`];
    expect(tokens(document(tag))).toEqual([...before, token, "/", ...alike, ...alike, "/"]);
  });

  test.each<[name: string, tag: string, column: number]>([
    ["has an attribute twice", `<a x.y="1" å="2" z="3" z="3"/>`, 24],
    ["has a < in a value", `<a x.y="1" å="<" z="3"/>`, 15],
    ["has no white space", `<a x.y="1"å="2" z="3"/>`, 11],
    ["has an unknown reference", `<a x.y="1" å="&b;" z="3"/>`, 15],
    ["is not closed", `<a x.y="1" å="2" z="3"/ >`, 24],
  ])("is refused when it %s", (_, tag, column) => {
    expect(() => tokens(document(tag))).toThrow(expect.objectContaining({ code: "malformed", line: 3, column }));
  });

  test("may have a value of any length", () => {
    const long = "x".repeat(1e7);
    const [, attribute] = tokens(`<r>${like.repeat(40)}<a x.y="1" å="${long}" z="&amp;"/></r>`)
      .toReversed()[2]!
      .split(" @{}å=");
    expect(attribute).toBe(`${long} @{}z=&`);
  });
});

describe("what is read", () => {
  test.each<[name: string, document: string, tokens: string[]]>([
    [
      "declaration, comment and instruction around the root",
      '\uFEFF<?xml version="1.0"?><!--a--><?b c?>\n<r/>\n<!--d-->',
      ["<{}r", "/"],
    ],
    ["text in pieces is one text", "<r>x<!-- c -->y<?p i?><![CDATA[<&]]>z</r>", ["<{}r", '"xy<&z"', "/"]],
    [
      "the five entities and references",
      "<r>&lt;&gt;&amp;&quot;&apos;&#65;&#x00041;&#x1F600;</r>",
      ["<{}r", JSON.stringify(`<>&"'AA😀`), "/"],
    ],
    ["line ends in text", "<r>a\r\nb\rc&#13;</r>", ["<{}r", '"a\\nb\\nc\\r"', "/"]],
    ["line ends in CDATA", "<r><![CDATA[a\r\nb]]></r>", ["<{}r", '"a\\nb"', "/"]],
    ["white space in attributes", "<r a=' b\tc\r\nd&#10;'/>", ["<{}r @{}a= b c d\n", "/"]],
    ["names beyond ASCII", "<Årsverk ø='1'/>", ["<{}Årsverk @{}ø=1", "/"]],
    [
      "namespaces end with their element",
      "<p:r xmlns:p='u:1'><p:a xmlns:p='u:2' p:b='' c=''/><p:d xmlns='u:3'><e/></p:d></p:r>",
      ["<{u:1}r", "<{u:2}a @{u:2}b= @{}c=", "/", "<{u:1}d", "<{u:3}e", "/", "/", "/"],
    ],
    ["a default namespace taken back", "<r xmlns='u:1'><a xmlns=''/></r>", ["<{u:1}r", "<{}a", "/", "/"]],
    [
      "values and names that begin as those before them did",
      `<r><a b='1"2'/><a b="1"/><a b='1'/><a b='12'/><a b='1'/><a bc=''/><ab b='1&lt;'/><a b='1'/></r>`,
      [
        "<{}r",
        ...['@{}b=1"2', "@{}b=1", "@{}b=1", "@{}b=12", "@{}b=1", "@{}bc="].flatMap((it) => [`<{}a ${it}`, "/"]),
        "<{}ab @{}b=1<",
        "/",
        "<{}a @{}b=1",
        "/",
        "/",
      ],
    ],
    ["xml: needs no declaration", "<r xml:lang='nb'/>", ["<{}r @{http://www.w3.org/XML/1998/namespace}lang=nb", "/"]],
  ])("%s", (_, document, expected) => {
    expect(tokens(document)).toEqual(expected);
  });
});

test("a start tag is also told as it stands, with prefixes and declarations", () => {
  const reader = new XmlReader("<p:r q:b=' 1' xmlns:p='u:1' c='&lt;' xmlns:q='u:2'><a/></p:r>");
  const seen: unknown[] = [];
  while (reader.next() === "start")
    seen.push(
      reader.tag,
      reader.written.map(({ name, value }) => [name, value]),
    );

  expect(seen).toEqual([
    "p:r",
    [
      ["q:b", " 1"],
      ["xmlns:p", "u:1"],
      ["c", "<"],
      ["xmlns:q", "u:2"],
    ],
    "a",
    [],
  ]);
});

describe("what is refused", () => {
  test.each<[document: string, code: XmlErrorCode, line: number, column: number]>([
    ["<!DOCTYPE r><r/>", "doctype", 1, 1],
    ["<r>&nbsp;</r>", "malformed", 1, 4],
    ["<r>&#0;</r>", "malformed", 1, 4],
    ["<r>&#xD800;</r>", "malformed", 1, 4],
    ["<r>&amp</r>", "malformed", 1, 4],
    ["<r>\u0001</r>", "character", 1, 4],
    ["<r>\uD800</r>", "character", 1, 4],
    ["<r>]]></r>", "malformed", 1, 4],
    ["<r>\n  <a>\n</r>", "malformed", 3, 1],
    ["<r><a></ab></r>", "malformed", 1, 7],
    ["<r>", "malformed", 1, 4],
    ["<r/><r/>", "malformed", 1, 5],
    ["<r/>text", "malformed", 1, 5],
    ["<r/><![CDATA[]]>", "malformed", 1, 5],
    ["", "malformed", 1, 1],
    ["<r a='1' a='2'/>", "malformed", 1, 10],
    ["<r xmlns:p='u' xmlns:q='u' p:a='1' q:a='2'/>", "malformed", 1, 36],
    ["<r xmlns:p='u' xmlns:p='v'/>", "malformed", 1, 16],
    ["<r a='1'b='2'/>", "malformed", 1, 9],
    ["<r a/>", "malformed", 1, 5],
    ["<r a=1/>", "malformed", 1, 6],
    ["<r a='<'/>", "malformed", 1, 7],
    ["<r a='1/>", "malformed", 1, 6],
    ["<1/>", "malformed", 1, 2],
    ["< r/>", "malformed", 1, 2],
    ["<r></r a=''>", "malformed", 1, 8],
    ["<!-- a -- b --><r/>", "malformed", 1, 8],
    ["<r><!--</r>", "malformed", 1, 4],
    ["<r><![CDATA[</r>", "malformed", 1, 4],
    ["<r><?p</r>", "malformed", 1, 4],
    ["<r><!ELEMENT a></r>", "malformed", 1, 4],
    [" <?xml version='1.0'?><r/>", "malformed", 1, 2],
    ["<?xml version='2.0'?><r/>", "malformed", 1, 1],
    ["<p:r/>", "namespace", 1, 1],
    ["<r p:a=''/>", "namespace", 1, 4],
    ["<r xmlns:p=''/>", "namespace", 1, 4],
    ["<r xmlns:xml='u'/>", "namespace", 1, 4],
    ["<r xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "namespace", 1, 4],
    ["<r xmlns:xmlns='u'/>", "namespace", 1, 4],
    ["<a:b:c xmlns:a='u'/>", "namespace", 1, 2],
    ["<r xmlns:a='u' a:1=''/>", "namespace", 1, 16],
  ])("%j is %s at %i:%i", (document, code, line, column) => {
    const error = caught(() => tokens(document));
    expect({ code: error.code, line: error.line, column: error.column }).toEqual({ code, line, column });
  });
});

describe("limits", () => {
  test.each<[name: string, document: string, limits: object]>([
    ["depth", "<a><b><c/></b></a>", { maxDepth: 2 }],
    ["attributes", "<a b='' c='' d=''/>", { maxAttributes: 2 }],
    ["name length", "<abc/>", { maxNameLength: 2 }],
    ["size", "<a></a>", { maxSize: 6 }],
    ["depth unless said otherwise", "<a>".repeat(257) + "</a>".repeat(257), {}],
  ])("%s", (_, document, limits) => {
    expect(caught(() => tokens(document, limits)).code).toBe("limit");
  });

  test("the default depth is 256", () => {
    expect(tokens("<a>".repeat(256) + "</a>".repeat(256))).toHaveLength(512);
  });
});

describe("cost grows with the document, not with its square", () => {
  const seconds = (run: () => unknown): number => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  };

  test("100,000 nested elements with namespaces", () => {
    const document = `<p:a xmlns:p="u">${"<p:a>".repeat(100_000)}${"</p:a>".repeat(100_000)}</p:a>`;
    expect(seconds(() => tokens(document, { maxDepth: Infinity }))).toBeLessThan(5);
  });

  test("100,000 attributes on one element", () => {
    const attributes = Array.from({ length: 100_000 }, (_, index) => ` a${index}=""`).join("");
    expect(seconds(() => tokens(`<a${attributes}/>`, { maxAttributes: Infinity }))).toBeLessThan(5);
  });

  test("100,000 references and comments", () => {
    expect(seconds(() => tokens(`<a>${"&amp;<!---->".repeat(100_000)}</a>`))).toBeLessThan(5);
  });
});

function caught(run: () => unknown): XmlError {
  try {
    run();
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error("The document was accepted.");
}

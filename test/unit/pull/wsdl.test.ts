import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.js";
import { listFiles, readTree } from "../../../generator/files.js";
import { pull, type Outcome } from "../../../generator/pull/pull.js";
import type { Source, SourceDocument } from "../../../generator/sources/index.js";
import {
  binding,
  bound,
  definitions,
  message,
  operation,
  port,
  portType,
  schema,
  service,
  types,
} from "../wsdl/wsdls.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "altinnkit-"));
});

afterEach(() => rm(folder, { recursive: true }));

const goods = "http://example.test/goods/2020/01";

/** An element that holds some others, each a text. */
function holding(name: string, ...inside: readonly string[]): string {
  const elements = inside.map((element) => `<xs:element name="${element}" type="xs:string" minOccurs="0"/>`);
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${elements.join("")}</xs:sequence></xs:complexType></xs:element>`;
}

/** A contract whose operations each send goods; what goods are, stands in a namespace of its own. */
function contract(operations: readonly string[], goodsAre: readonly string[], target: string, sent = ""): string {
  const messages = operations.flatMap((name) => [
    message(`${name}In`, { parameters: `own:${name}` }),
    message(`${name}Out`, { parameters: `own:${name}Response` }),
  ]);
  const elements = operations.map(
    (name) =>
      `<xs:element name="${name}"><xs:complexType><xs:sequence>${sent}<xs:element name="goods" type="g:Goods"/></xs:sequence></xs:complexType></xs:element>` +
      holding(`${name}Response`, "number"),
  );
  const type = `<xs:complexType name="Goods"><xs:sequence>${goodsAre
    .map((name) => `<xs:element name="${name}" type="xs:string"/>`)
    .join("")}</xs:sequence></xs:complexType>`;
  const schemas = types(
    schema(`<xs:import namespace="${goods}"/>${elements.join("")}`, target).replace(
      "<xs:schema",
      `<xs:schema xmlns:g="${goods}"`,
    ),
    schema(type, goods),
  );
  const asked = (name: string): string => `<w:input message="own:${name}In"/><w:output message="own:${name}Out"/>`;
  return definitions(
    [
      schemas,
      ...messages,
      portType(...operations.map((name) => operation(name, asked(name)))),
      binding("soap", "Soap", ...operations.map((name) => bound("soap", name))),
      service(port("soap", "Shop.svc", "own:Soap")),
    ]
      .join("\n")
      .replaceAll("t:Orders", "own:Orders"),
    target,
  );
}

const orders = "http://example.test/orders/2020/01";
const returns = "http://example.test/returns/2020/01";
const codes = JSON.stringify({ codes: [{ code: 0, name: "GeneralError", area: "Common", meaning: "a sentence" }] });
const endpoints = JSON.stringify({
  endpoints: [{ url: "https://www.altinn.no/SHOP.svc", channel: "Basic", operation: "PlaceBasic", service: "Shop" }],
});
const facts = { "error-codes.json": codes, "endpoints.json": endpoints };

function sourceOf(names: readonly string[]): Source {
  const documents = names.map((name): SourceDocument => {
    const isSupplement = name.endsWith(".json") || name.includes("/derived/");
    const mirror = `mirror/${name}`;
    return { name, url: join(folder, mirror), mirror, ...(isSupplement && { supplement: true }) };
  });
  return { id: "test/soap", format: "wsdl", title: "Shops", documents: documents as [SourceDocument] };
}

async function pullSet(
  files: Readonly<Record<string, string>>,
  options: { readonly withoutMirror?: true; readonly report?: Diagnostics } = {},
): Promise<Outcome[]> {
  const all = { ...facts, ...files };
  for (const [name, content] of Object.entries(all)) {
    await mkdir(dirname(join(folder, "mirror", name)), { recursive: true });
    await writeFile(join(folder, "mirror", name), content);
  }
  return pull([sourceOf(Object.keys(all))], {
    specs: join(folder, "specs"),
    docs: "strip",
    report: options.report ?? new Diagnostics(),
    ...(options.withoutMirror ? {} : { mirror: folder }),
  });
}

async function pinned(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, "specs", file), "utf8")) as Record<string, unknown>;
}

async function propertiesOf(module: string, type: string): Promise<string[]> {
  const { $defs } = await pinned(`altinn2/xml/${module}/schema.json`);
  const definition = ($defs as Record<string, { allOf: readonly { properties: object }[] }>)[type];
  return Object.keys(definition!.allOf[0]!.properties);
}

describe("of a contract and a channel", () => {
  const files = {
    "Shop/Orders/Basic_2019-01/a.wsdl": contract(["PlaceBasic"], ["name"], orders),
    "Shop/Orders/Basic_2021-05/a.wsdl": contract(["PlaceBasic", "CancelBasic"], ["name", "size"], orders),
    "Shop/Orders/EC_2017-09/a.wsdl": contract(["PlaceEC"], ["name"], "http://example.test/orders/2010/10"),
    "Shop/Orders/EC2_2020-01/a.wsdl": contract(["PlaceEC"], ["name", "size"], "http://example.test/orders/2010/10"),
    "Shop/Sizes/2018-01/a.wsdl": contract(["Measure"], ["name", "size"], "http://example.test/sizes/2018/01"),
  };

  test("the newest age is pinned, and EC2 is a newer EC", async () => {
    await pullSet(files);

    expect((await listFiles(join(folder, "specs"))).filter((file) => file.endsWith("/service.json"))).toEqual([
      "test/soap/Orders/Basic/service.json",
      "test/soap/Orders/EC/service.json",
      "test/soap/Sizes/service.json",
    ]);
    expect((await pinned("test/soap/Orders/Basic/service.json"))["age"]).toBe("2021-05");
    expect((await pinned("test/soap/Orders/EC/service.json"))["age"]).toBe("2020-01");
  });

  test("how older ages differ is told in the pin, and that they do by one note", async () => {
    const report = new Diagnostics();
    await pullSet(files, { report });

    expect((await pinned("test/soap/Orders/Basic/service.json"))["@differences"]).toEqual([
      {
        age: "Basic_2019-01",
        operations: { CancelBasic: "not yet" },
        types: { "altinn2/xml/example.test/goods/2020-01#Goods": "without size" },
      },
    ]);
    expect((await pinned("test/soap/Sizes/service.json"))["@differences"]).toEqual([]);
    expect(report.all.map(({ code, level, contract, detail }) => [code, level, contract, detail])).toEqual([
      ["soap-ages", "note", "test/soap/Orders/Basic", "Basic_2019-01"],
      ["soap-ages", "note", "test/soap/Orders/EC", "EC_2017-09"],
    ]);
  });

  test("the shape of the newest age is the module's", async () => {
    await pullSet(files);

    expect(await propertiesOf("example.test/goods/2020-01", "Goods")).toEqual(["name", "size"]);
  });

  test("the lock tells the documents each pin was made of", async () => {
    await pullSet(files);
    const lock = await pinned("lock.json");
    const madeOf = (id: string): string[] =>
      (lock[id] as { upstream: readonly { name: string }[] }).upstream.map(({ name }) => name);

    expect(madeOf("test/soap/Orders/Basic")).toEqual([
      "Shop/Orders/Basic_2019-01/a.wsdl",
      "Shop/Orders/Basic_2021-05/a.wsdl",
    ]);
    expect(madeOf("altinn2/xml/example.test/goods/2020-01")).toEqual(["Shop/Orders/Basic_2021-05/a.wsdl"]);
  });

  test("an older age that is not complete tells its operations only", async () => {
    const older = contract(["PlaceBasic"], ["name"], orders).replace(
      /<w:types>.*<\/w:types>/s,
      `<w:types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${orders}" schemaLocation="gone.xsd"/></xs:schema></w:types>`,
    );
    await pullSet({ ...files, "Shop/Orders/Basic_2019-01/a.wsdl": older });

    expect((await pinned("test/soap/Orders/Basic/service.json"))["@differences"]).toEqual([
      { age: "Basic_2019-01", incomplete: true, operations: { CancelBasic: "not yet" } },
    ]);
  });

  test("a namespace that only an older age has is pinned, too", async () => {
    await pullSet({
      "Shop/Orders/Basic_2019-01/a.wsdl": contract(["PlaceBasic"], ["name"], returns),
      "Shop/Orders/Basic_2021-05/a.wsdl": contract(["PlaceBasic"], ["name"], orders),
    });

    expect((await pinned("altinn2/xml/example.test/returns/2020-01/schema.json"))["@xsdElements"]).toHaveLength(2);
  });
});

describe("a namespace that contracts side by side disagree on", () => {
  const files = {
    "Shop/Orders/Basic_2021-05/a.wsdl": contract(["PlaceBasic"], ["name"], orders),
    "Shop/Returns/Basic_2020-01/a.wsdl": contract(["TakeBack"], ["name", "reason"], returns),
    "Shop/Sales/Basic_2019-01/a.wsdl": contract(["Sell"], ["name"], "http://example.test/sales/2019/01"),
  };

  test("has an edition per shape: the newest's own, and one below it called as the contract", async () => {
    await pullSet(files);

    expect(await propertiesOf("example.test/goods/2020-01", "Goods")).toEqual(["name"]);
    expect(await propertiesOf("example.test/goods/2020-01/Returns/Basic", "Goods")).toEqual(["name", "reason"]);
  });

  test("is referred to by each contract in its own edition", async () => {
    await pullSet(files);
    const text = async (module: string): Promise<string> =>
      JSON.stringify(await pinned(`altinn2/xml/example.test/${module}/schema.json`));

    expect(await text("orders/2020-01")).toContain('"altinn2/xml/example.test/goods/2020-01#/$defs/Goods"');
    expect(await text("returns/2020-01")).toContain(
      '"altinn2/xml/example.test/goods/2020-01/Returns/Basic#/$defs/Goods"',
    );
    expect(await text("sales/2019-01")).toContain('"altinn2/xml/example.test/goods/2020-01#/$defs/Goods"');
  });

  test("splits a module that refers to it where the two shapes meet under one name", async () => {
    await pullSet({
      ...files,
      "Shop/Returns/Basic_2020-01/a.wsdl": contract(["PlaceBasic"], ["name", "reason"], orders),
    });

    expect((await listFiles(join(folder, "specs/altinn2/xml/example.test"))).toSorted()).toEqual([
      "goods/2020-01/Returns/Basic/schema.json",
      "goods/2020-01/schema.json",
      "orders/2020-01/Returns/Basic/schema.json",
      "orders/2020-01/schema.json",
      "sales/2019-01/schema.json",
    ]);
    const { ports } = await pinned("test/soap/Returns/Basic/service.json");
    expect(JSON.stringify(ports)).toContain("altinn2/xml/example.test/orders/2020-01/Returns/Basic#PlaceBasic");
  });

  test("is one module where they agree", async () => {
    await pullSet({ ...files, "Shop/Returns/Basic_2020-01/a.wsdl": contract(["TakeBack"], ["name"], returns) });

    expect(await listFiles(join(folder, "specs/altinn2/xml/example.test/goods"))).toEqual(["2020-01/schema.json"]);
  });
});

describe("a service", () => {
  const login = ["systemName", "systemPassword", "userPassword"]
    .map((name) => `<xs:element name="${name}" type="xs:string"/>`)
    .join("");
  const files = {
    "Shop/Orders/Basic_2021-05/a.wsdl": contract(["PlaceBasicV2", "GetListBasic"], ["name"], orders, login),
  };
  const operationsOf = async (): Promise<readonly Record<string, unknown>[]> => {
    const { ports } = await pinned("test/soap/Orders/Basic/service.json");
    return (ports as readonly { binding: { operations: Record<string, unknown>[] } }[])[0]!.binding.operations;
  };

  test("says which elements are credentials, and takes no password without a name for one", async () => {
    await pullSet(files);

    expect((await operationsOf()).map(({ credentials }) => credentials)).toEqual([
      { systemUserName: "systemName", systemPassword: "systemPassword" },
      { systemUserName: "systemName", systemPassword: "systemPassword" },
    ]);
  });

  test("is called without the channel, and keeps a name it was given", async () => {
    await pullSet(files);
    const names = join(folder, "specs/test/soap/Orders/Basic/names.json");
    expect(JSON.parse(await readFile(names, "utf8"))).toEqual({
      methods: { GetListBasic: "getList", PlaceBasicV2: "placeV2" },
    });
    await writeFile(names, '{ "methods": { "PlaceBasicV2": "order" } }');
    await pullSet(files);

    expect(JSON.parse(await readFile(names, "utf8"))).toEqual({
      methods: { GetListBasic: "getList", PlaceBasicV2: "order" },
    });
  });

  test("is reached where the published endpoint has the path of its WSDL's address", async () => {
    await pullSet(files);

    expect((await pinned("test/soap/Orders/Basic/service.json"))["endpoints"]).toEqual({
      prod: "https://www.altinn.no/SHOP.svc",
      tt02: "https://tt02.altinn.no/SHOP.svc",
    });
  });

  test("is reached nowhere where none is published, and its WSDL names another host", async () => {
    await pullSet({ ...files, "endpoints.json": endpoints.replace("SHOP", "Else") });

    expect((await pinned("test/soap/Orders/Basic/service.json"))["endpoints"]).toBeUndefined();
  });
});

test("what is common to all services is pinned without its sentences", async () => {
  await pullSet({ "Shop/Orders/Basic_2021-05/a.wsdl": contract(["PlaceBasic"], ["name"], orders) });

  expect(await pinned("test/soap/catalogue.json")).toEqual({
    title: "Shops",
    codes: [{ code: 0, name: "GeneralError", area: "Common" }],
    endpoints: [{ url: "https://www.altinn.no/SHOP.svc", channels: ["Basic"], operations: ["PlaceBasic"] }],
  });
});

describe("pulled again", () => {
  const files = {
    "Shop/Orders/Basic_2021-05/a.wsdl": contract(["PlaceBasic"], ["name"], orders),
    "Shop/derived/Returns/Basic_2020-01/a.wsdl": contract(["TakeBack"], ["name", "reason"], returns),
  };

  test("nothing changes", async () => {
    await pullSet(files);
    const before = await readTree(join(folder, "specs"));

    expect(new Set((await pullSet(files)).map(({ status }) => status))).toEqual(new Set(["unchanged"]));
    expect(await readTree(join(folder, "specs"))).toEqual(before);
  });

  test("without a mirror, what only worked-out documents tell stays", async () => {
    await pullSet(files);
    const before = await readTree(join(folder, "specs"));
    await pullSet(files, { withoutMirror: true });

    expect(await readTree(join(folder, "specs"))).toEqual(before);
  });

  test("what is given no more goes", async () => {
    await pullSet(files);
    expect(await listFiles(join(folder, "specs/altinn2/xml/example.test/goods"))).toHaveLength(2);
    const returnsAgree = contract(["TakeBack"], ["name"], returns);
    await pullSet({ ...files, "Shop/derived/Returns/Basic_2020-01/a.wsdl": returnsAgree });

    expect(await listFiles(join(folder, "specs/altinn2/xml/example.test/goods"))).toEqual(["2020-01/schema.json"]);
    expect(Object.keys(await pinned("lock.json"))).not.toContain(
      "altinn2/xml/example.test/goods/2020-01/Returns/Basic",
    );
  });

  test("one broken document holds all of the set back, and says which", async () => {
    await pullSet(files);
    const before = await readTree(join(folder, "specs"));
    const outcomes = await pullSet({ ...files, "Shop/Orders/Basic_2021-05/a.wsdl": "<html/>" });

    expect(outcomes).toEqual([
      expect.objectContaining({
        id: "test/soap",
        status: "failed",
        error: expect.stringContaining("Shop/Orders/Basic_2021-05/a.wsdl:1:1") as string,
      }),
    ]);
    expect(await readTree(join(folder, "specs"))).toEqual(before);
  });
});

test.each([
  ["a folder that tells no month", { "Shop/Orders/Basic/a.wsdl": contract(["Place"], ["name"], orders) }],
  [
    "two services in one folder",
    {
      "Shop/Orders/Basic_2020-01/a.wsdl": contract(["Place"], ["name"], orders),
      "Shop/Orders/Basic_2020-01/b.wsdl": contract(["Take"], ["name"], returns),
    },
  ],
])("%s is refused", async (_what, files) => {
  expect(await pullSet(files)).toEqual([expect.objectContaining({ status: "failed" })]);
});

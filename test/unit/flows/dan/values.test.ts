import { connect } from "altinnkit";
import { dataset, type Amount, type Attachment, type Moment } from "altinnkit/codegen";
import { danV1 } from "altinnkit/dan/v1";
import { harvest, UnreadableValueError } from "altinnkit/flows/dan";
import { describe, expect, test } from "vitest";
import { startApi } from "../../../servers/api.js";

interface Crates {
  readonly "Låst?"?: boolean;
  readonly antall?: number;
  readonly navn?: string;
  readonly "Sist.Åpnet"?: Moment;
  readonly lenke?: string;
  readonly avgift?: Amount;
  readonly bilde?: Attachment;
  readonly eiere?: { readonly Navn: string }[];
  readonly eiereAntall?: number;
}

/** One value of each type that stands in the envelope; names begin with one another, and hold dots and Norwegian letters. */
const crates = dataset<Crates, Record<string, never>, "direct">({
  name: "KASSE.Ærlig",
  values: {
    "Låst?": "boolean",
    antall: "number",
    navn: "string",
    "Sist.Åpnet": "dateTime",
    lenke: "uri",
    avgift: "amount",
    bilde: "attachment",
    eiere: "jsonSchema",
    eiereAntall: "number",
  },
  parameters: {},
  contexts: [],
  scopes: [],
  requirements: [],
  access: { direct: true },
});

async function harvested(...sent: (readonly [name: string, value: unknown, more?: object])[]) {
  const api = await startApi(() => ({
    body: {
      evidenceStatus: { evidenceCodeName: crates.name, status: { code: 1 } },
      evidenceValues: sent.map(([evidenceValueName, value, more]) => ({
        evidenceValueName,
        value,
        source: "A",
        ...more,
      })),
    },
  }));
  try {
    const dan = connect(danV1, { environment: "custom", baseUrl: api.url });
    const found = await harvest(dan, crates, { subject: "310724181" });
    return { ...found, url: api.received[0]!.url };
  } finally {
    await api.close();
  }
}

test("each value type is read from the envelope, by the value's own name", async () => {
  const { values, url } = await harvested(
    ["Låst?", false],
    ["antall", 0],
    ["navn", "Ær & Å"],
    ["Sist.Åpnet", "2026-01-15T09:12:33.4567891"],
    ["lenke", "https://kasse.test/å"],
    ["avgift", "12500,50 NOK"],
    ["bilde", "UERG", { mimeType: "application/pdf" }],
    ["eiere", '[{"Navn":"Åse"}]'],
    ["eiereAntall", 1],
  );

  expect({ ...values, bilde: { ...values.bilde, bytes: Buffer.from(values.bilde!.bytes()).toString() } }).toEqual({
    "Låst?": false,
    antall: 0,
    navn: "Ær & Å",
    "Sist.Åpnet": { text: "2026-01-15T09:12:33.4567891", instant: new Date("2026-01-15T09:12:33.456Z"), zoned: false },
    lenke: "https://kasse.test/å",
    avgift: { value: "12500.50", currency: "NOK" },
    bilde: { mimeType: "application/pdf", base64: "UERG", bytes: "PDF" },
    eiere: [{ Navn: "Åse" }],
    eiereAntall: 1,
  });
  expect(url).toBe("/directharvest/KASSE.%C3%86rlig");
});

describe.each(Object.keys(crates.values))("a value %s", (name) => {
  test.each([
    ["left out", []],
    ["null", [[name, null]]],
    ["empty", [[name, ""]]],
    ...(["Sist.Åpnet", "avgift", "bilde", "eiere"].includes(name)
      ? ([
          ["blank", [[name, " "]]],
          ["JSON's word for nothing", [[name, "null"]]],
        ] as const)
      : []),
  ] as const)("that is %s is absent", async (_what, sent) => {
    const { values, all } = await harvested(...sent);

    expect(Object.keys(values)).toEqual([]);
    expect(all(name as keyof Crates)).toEqual([]);
  });
});

test.each([
  ["Sist.Åpnet", "i går"],
  ["avgift", "mye"],
  ["bilde", "%%%"],
  ["bilde", "A_=="],
  ["bilde", "A"],
  ["eiere", "{"],
] as const)("a value %s that is %j is refused when it is asked for", async (name, text) => {
  const { values, all } = await harvested([name, text], ["antall", 1]);

  expect(values.antall).toBe(1);
  expect(() => values[name]).toThrow(UnreadableValueError);
  expect(() => all(name)[0]?.value).toThrow(UnreadableValueError);
});

test("of several, one that cannot be read stands in no other's way", async () => {
  const [first, second] = (await harvested(["eiere", "{"], ["eiere", "[]", { source: "B" }])).all("eiere");

  expect(() => first?.value).toThrow(expect.objectContaining({ text: "{" }));
  expect(second).toEqual({ value: [], source: "B", timestamp: undefined });
});

test.each([
  ["Sist.Åpnet", 20260115, "20260115"],
  ["avgift", { NOK: 1 }, '{"NOK":1}'],
  ["bilde", true, "true"],
] as const)("a value %s that is no text is not taken for its type: %j", async (name, value, text) => {
  const { values } = await harvested([name, value]);

  expect(() => values[name]).toThrow(expect.objectContaining({ name: "UnreadableValueError", text }));
});

test.each([
  ["12345678901234567890.123456789 NOK", "12345678901234567890.123456789"],
  ["12\u00a0500,00 NOK", "12500.00"],
  ["1\u202f000 NOK", "1000"],
  ["-5 NOK", "-5"],
  ["\u2212333,50 NOK", "-333.50"],
  ["+0,10 NOK", "0.10"],
])("an amount %j keeps every digit", async (text, value) => {
  expect((await harvested(["avgift", text])).values.avgift).toEqual({ value, currency: "NOK" });
});

test.each([["12.500,00 NOK"], ["5"], ["NOK 5"], ["1e3 NOK"]])("an amount %j is not guessed at", async (text) => {
  const { values } = await harvested(["avgift", text]);

  expect(() => values.avgift).toThrow(expect.objectContaining({ text }));
});

test.each([
  ["2026-01-15", "2026-01-15T00:00:00.000Z", false],
  ["0001-01-01T00:00:00", "0001-01-01T00:00:00.000Z", false],
  ["2026-01-15T09:12:33+0100", "2026-01-15T08:12:33.000Z", true],
  ["2026-01-15T09:12:33.1234567+00:00", "2026-01-15T09:12:33.123Z", true],
])("a time %j is an instant", async (text, instant, zoned) => {
  const { values } = await harvested(["Sist.Åpnet", text]);

  expect(values["Sist.Åpnet"]).toEqual({ text, instant: new Date(instant), zoned });
});

test("values that the dataset does not declare are given as they came", async () => {
  const { values } = await harvested(["nytt", { a: 1 }], ["antallNytt", "12 NOK"]);

  expect(values).toEqual({ nytt: { a: 1 }, antallNytt: "12 NOK" });
});

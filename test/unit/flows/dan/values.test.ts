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
  ["eiere", "{"],
] as const)("a value %s that is %j is refused when it is asked for", async (name, text) => {
  const { values, all } = await harvested([name, text], ["antall", 1]);

  expect(values.antall).toBe(1);
  expect(() => values[name]).toThrow(UnreadableValueError);
  expect(() => all(name)).toThrow(UnreadableValueError);
});

test("values that the dataset does not declare are given as they came", async () => {
  const { values } = await harvested(["nytt", { a: 1 }], ["antallNytt", "12 NOK"]);

  expect(values).toEqual({ nytt: { a: 1 }, antallNytt: "12 NOK" });
});

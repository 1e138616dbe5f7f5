import { xmlRoot, type XmlRoot, type XmlTable } from "altinnkit/codegen";

/** A value with the root it is written by, made by script: no document of anyone's. */
export interface Sample {
  readonly root: XmlRoot<unknown>;
  readonly value: unknown;
  /** What a library without a schema must do to it before it can write it. */
  readonly prepare?: () => unknown;
}

const table: XmlTable = {
  namespace: "urn:bench",
  types: {
    Articles: { content: { element: "article", type: "Article", max: "unbounded" } },
    Article: {
      content: {
        sequence: [
          { element: "title", type: "xs:string" },
          { element: "body", type: "xs:string", max: "unbounded" },
        ],
      },
    },
    Lines: { content: { element: "line", type: "Line", max: "unbounded" } },
    Line: {
      attributes: [
        { attribute: "id", type: "xs:int", required: true },
        { attribute: "organisation", type: "xs:string", required: true },
        { attribute: "amount", type: "xs:decimal", required: true },
        { attribute: "currency", type: "xs:string", required: true },
        { attribute: "date", type: "xs:date", required: true },
        { attribute: "paid", type: "xs:boolean", required: true },
        { attribute: "account", type: "xs:string", required: true },
        { attribute: "text", type: "xs:string", required: true },
      ],
    },
    Records: { content: { element: "record", type: "Record", max: "unbounded" } },
    Record: {
      attributes: [{ attribute: "orid", type: "xs:int", required: true }],
      content: {
        sequence: [
          { element: "organisation", type: "xs:string" },
          { element: "amount", type: "xs:decimal", nillable: true },
          { element: "date", type: "xs:date" },
          { element: "count", type: "xs:int" },
          { element: "text", type: "xs:string", min: 0 },
        ],
      },
    },
    File: { content: { sequence: [{ element: "content", type: "xs:base64Binary" }] } },
  },
};

/** Paragraphs with Norwegian letters and a reference now and then. */
export function textHeavy(bytes: number): Sample {
  const paragraph =
    "Årsregnskapet viser et overskudd før skatt, og styret foreslår at det overføres til egenkapitalen.";
  const article = Array.from({ length: Math.round(bytes / 800) }, (_, index) => ({
    title: `Næringsoppgave & vedlegg nr. ${index}`,
    body: Array.from({ length: 6 }, (_, body) => `${index}.${body} ${paragraph}`),
  }));
  return { root: xmlRoot({ element: "articles", type: "Articles", table }), value: { article } };
}

/** Elements of eight attributes and no text. */
export function attributeDense(bytes: number): Sample {
  const line = Array.from({ length: Math.round(bytes / 166) }, (_, id) => ({
    id,
    organisation: "310724181",
    amount: `${id % 1000}.50`,
    currency: "NOK",
    date: "2024-05-17",
    paid: id % 2 === 0,
    account: `1920.${id % 97}`,
    text: "Betaling for levering",
  }));
  return { root: xmlRoot({ element: "lines", type: "Lines", table }), value: { line } };
}

/** What forms are like: many small elements. */
export function records(bytes: number): Sample {
  const record = Array.from({ length: Math.round(bytes / 184) }, (_, orid) => ({
    orid,
    organisation: "310724181",
    amount: orid % 7 === 0 ? null : `${orid % 1000}.50`,
    date: "2024-05-17",
    count: orid % 13,
    text: "Levert i mai",
  }));
  return { root: xmlRoot({ element: "records", type: "Records", table }), value: { record } };
}

/** One element of base64. */
export function base64(bytes: number): Sample {
  const content = Uint8Array.from({ length: Math.round((bytes * 3) / 4) }, (_, index) => (index * 7919) >> 3);
  const prepare = (): unknown => ({ file: { content: Buffer.from(content).toString("base64") } });
  return { root: xmlRoot({ element: "file", type: "File", table }), value: { content }, prepare };
}

import { fromXml, itemsToXml, toXml } from "altinnkit/xml";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { expect, test } from "vitest";
import { allOf } from "./chunks.js";

interface Batch {
  readonly sender: string;
  readonly unit: readonly Unit[];
}
interface Unit {
  readonly form: string;
  readonly note?: { readonly lang?: string; readonly value: string };
  readonly mixed?: { readonly $mixed: readonly (string | { readonly form: string })[] };
}

const form = { element: "form", type: "xs:string" };
const table: XmlTable = {
  namespace: "",
  types: {
    Batch: {
      content: {
        sequence: [
          { element: "sender", type: "xs:string" },
          { element: "unit", type: "Unit", max: "unbounded" },
        ],
      },
    },
    Unit: {
      content: {
        sequence: [form, { element: "note", type: "Note", min: 0 }, { element: "mixed", type: "Mixed", min: 0 }],
      },
    },
    Note: { attributes: [{ attribute: "lang", type: "xs:string" }], text: "xs:string" },
    Mixed: { mixed: true, content: { ...form, min: 0 } },
  },
};
const batch = xmlRoot<Batch>({ element: "batch", type: "Batch", table });
const unit: Unit = {
  form: '<skjema a="1">&amp;</skjema>',
  note: { lang: "nb", value: "<b>" },
  mixed: { $mixed: ["<i>", { form: "<j>" }] },
};
const value: Batch = { sender: "a & b", unit: [unit] };
const written = (cdata: readonly string[], form = value): string => toXml(batch, form, { declaration: false, cdata });

test("the texts of elements of a name are CDATA sections, those beside them are not", () => {
  const document = written(["form", "note"]);
  expect(document).toBe(
    "<batch><sender>a &amp; b</sender><unit>" +
      '<form><![CDATA[<skjema a="1">&amp;</skjema>]]></form><note lang="nb"><![CDATA[<b>]]></note>' +
      "<mixed>&lt;i&gt;<form><![CDATA[<j>]]></form></mixed></unit></batch>",
  );
  expect(fromXml(batch, document)).toEqual(value);
});

test("a path says which elements of a name", () => {
  expect(written(["/batch/unit/mixed/form", "/batch/unit/mixed"])).toContain(
    '&lt;/skjema&gt;</form><note lang="nb">&lt;b&gt;</note><mixed><![CDATA[<i>]]><form><![CDATA[<j>]]></form></mixed>',
  );
});

test.each(["]]>", "]]]>", "a]]>b]]>", "]]", ">", "a\r\nb\rc", "\t\n", ""])("%j comes back as it is", (text) => {
  const document = written(["form"], { sender: "", unit: [{ form: text }] });
  expect(fromXml(batch, document)).toEqual({ sender: "", unit: [{ form: text }] });
});

test("a character XML cannot hold is refused with the path", () => {
  expect(() => written(["form"], { sender: "", unit: [{ form: "\u0001" }] })).toThrow(
    expect.objectContaining({ code: "character", path: "/batch/unit/form" }) as Error,
  );
});

test("items that come one by one have them too", async () => {
  const chunks = await allOf(
    itemsToXml(batch, { sender: "s" }, ["unit"], [{ form: "<a>" }], { cdata: ["/batch/unit/form"] }),
  );
  expect(Buffer.concat(chunks).toString()).toContain("<unit><form><![CDATA[<a>]]></form></unit>");
});

import { readFileSync } from "node:fs";
import { dataBatch } from "altinnkit/altinn2/xml/batch/genericbatch/2013-06";
import { readForm, writeBatch, writeForm } from "altinnkit/flows/altinn2";
import { fromXml } from "altinnkit/xml";
import { expect, test } from "vitest";
import { describeUpstream, upstream } from "../../support/upstream.js";
import { samples } from "../../unit/flows/altinn2/samples.js";
import { objections } from "../../unit/xml/xmllint.js";
import { read, rootOf } from "../../unit/xsd/reading.js";

const folder = `${upstream}/altinn2/xsd`;

describeUpstream("batches", () => {
  test.each(samples)("upstream's own schema accepts $name", ({ root, batch, schema }) => {
    expect(objections(writeBatch(root, batch), `${folder}/batch/${schema}`)).toBe("");
  });

  test("a published generic batch is read and written back, and the form inside it too", () => {
    const document = readFileSync(`${folder}/instances/genericbatch_inntektsmelding_cdata.xml`);
    const batch = fromXml(dataBatch, document);
    const written = writeBatch(dataBatch, batch);
    const report = rootOf(read(readFileSync(`${folder}/nav/Inntektsmelding201712_V4.xsd`)));
    const { FormData: text } = batch.DataUnits.DataUnit[0]!.FormTask!.Form[0]!;
    const form = readForm(report, text);

    expect(fromXml(dataBatch, written)).toEqual(batch);
    expect(objections(written, `${folder}/batch/genericbatch.2013.06.xsd`)).toBe("");
    expect(written).toContain(`<FormData><![CDATA[`);
    expect(Object.keys(form as object)).toEqual(["Skjemainnhold"]);
    expect(readForm(report, writeForm(report, form))).toEqual(form);
  });
});

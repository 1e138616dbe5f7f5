import { readFileSync } from "node:fs";
import { fromXml, toXml, XmlError } from "altinnkit/xml";
import { expect, test } from "vitest";
import { describeUpstream, upstream } from "../../support/upstream.js";
import { objections } from "../../unit/xml/xmllint.js";
import { jsonErrors } from "../../unit/xsd/json-form.js";
import { read, rootOf } from "../../unit/xsd/reading.js";

const folder = `${upstream}/altinn2/xsd/`;

describeUpstream("published instances survive reading and writing", () => {
  test.each<[instance: string, schema: string]>([
    ["HvemErHvem.xml", "seres/HvemErHvem.xsd"],
    ["HvemErHvem_Simple.xml", "seres/HvemErHvem_Simple.xsd"],
    ["AFP-01_eformidling-app.xml", "oppgaveregisteret/AFP-01_1472_9812.xsd"],
    ["AFP-01_two-task-app.xml", "oppgaveregisteret/AFP-01_1472_9812.xsd"],
    ["ArbeidstilsynetsSamtykke_v2_dfv45957_Test.xml", "dibk/arbeidstilsynetsSamtykke2.xsd"],
    ["genericbatch_inntektsmelding_cdata.xml", "batch/genericbatch.2013.06.xsd"],
    ["mva_eksempelMedAlleTilfeller.xml", "skatteetaten/mva.skattemeldingformerverdiavgift.v1.0.xsd"],
    ["xsall-example-nillable-sample.xml", "dibk/xsall-example.xsd"],
  ])("%s", (instance, schema) => {
    const reading = read(readFileSync(folder + schema));
    const document = readFileSync(`${folder}instances/${instance}`);
    const root = rootOf(reading, rootName(document.toString()));
    const value = fromXml(root, document);
    const written = toXml(root, value);

    expect(reading.diagnostics).toEqual([]);
    expect(fromXml(root, written)).toEqual(value);
    expect(jsonErrors(reading, root.element, value)).toEqual([]);
    expect(objections(written, folder + schema)).toBe("");
  });

  test("an instance the schema does not accept is refused with its path", () => {
    const root = rootOf(read(readFileSync(`${folder}oppgaveregisteret/AFP-01_1472_9812.xsd`)));
    const document = readFileSync(`${folder}instances/AFP-01_apps-test.invalid.xml`);
    const path =
      "/Skjema/OpplysningerOmArbeidstakeren-grp-8819/Skjemainstans-grp-8854/IdentifikasjonsnummerKrav-datadef-33317";

    expect(() => fromXml(root, document)).toThrow(XmlError);
    expect(() => fromXml(root, document)).toThrow(`${path}, line 6, column 7: The attribute orid is required.`);
  });
});

function rootName(document: string): string {
  return (
    /<([^\s>/?!]+)/
      .exec(document.replace(/^\uFEFF?\s*(?:<\?[^>]*\?>|<!--[^]*?-->|\s)*/, ""))?.[1]
      ?.replace(/^.*:/, "") ?? ""
  );
}

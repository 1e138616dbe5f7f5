import { dataBatch } from "altinnkit/altinn2/xml/batch/genericbatch/2013-06";
import { melding } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import { correspondences } from "altinnkit/altinn2/xml/schemas.altinn.no/services/intermediary/correspondence/2009-10/2022-11";
import { serviceOwner } from "altinnkit/altinn2/xml/schemas.altinn.no/services/intermediary/serviceinitiation/2009-10";
import {
  InvalidBatchError,
  messageBody,
  readForm,
  writeBatch,
  writeBatchItems,
  writeForm,
} from "altinnkit/flows/altinn2";
import { checkXml, fromXml, itemsFromXml, XmlError } from "altinnkit/xml";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOf } from "../../xml/chunks.js";
import { form, letters, prefill, samples, submissions } from "./samples.js";

describe.each(samples)("$name", ({ root, batch }) => {
  test("is written as its schema has it, and read back as it was", () => {
    const document = writeBatch(root, batch);

    expect(checkXml(root, document)).toEqual([]);
    expect(fromXml(root, document)).toEqual(batch);
  });
});

test("forms stand in CDATA sections, and nothing else does", () => {
  const written = [writeBatch(correspondences, letters), writeBatch(serviceOwner, prefill)].join("\n");

  expect(written.match(/<(\w+)><!\[CDATA\[<melding /g)).toEqual([
    "<FormDataXml><![CDATA[<melding ",
    "<FormData><![CDATA[<melding ",
  ]);
  expect(written).toContain("<MessageBody>&lt;p&gt;Hei &amp;amp; hå&lt;/p&gt;</MessageBody>");
});

test("a form goes in typed and comes out typed", () => {
  const read = fromXml(dataBatch, writeBatch(dataBatch, submissions));
  const [{ FormData: text } = { FormData: "" }] = read.DataUnits.DataUnit[0]!.FormTask!.Form;

  expect(text).toMatch(/^<melding [^]*<navn>Kari Fjord &amp; Sønn<\/navn>/);
  expect(readForm(melding, `\n   ${text}\n`)).toMatchObject(form);
  expect(readForm(melding, `\n<?xml version="1.0" encoding="utf-16"?>${text}`)).toMatchObject(form);
});

test("a form that is not whole is refused before it is in a batch", () => {
  const geek = { navn: "Kari", epost: "kari@fjord.test" } as typeof form.Innrapportoer.geek;

  expect(() => writeForm(melding, { ...form, Innrapportoer: { geek } })).toThrow(
    new InvalidBatchError("melding", [
      new XmlError("missing-element", "foedselsdato is missing.", { path: "/melding/Innrapportoer/geek" }),
    ]),
  );
});

test("a batch is refused with the path of all that is wrong, and without what stands there", () => {
  const [first, second] = letters.Correspondence!;
  const wrong = {
    ...letters,
    SystemUserCode: "S".repeat(51),
    Correspondence: [
      { ...first!, ServiceCode: "12345678" },
      { ...second!, OnBehalfOfOrgNr: "14857310056", Content: { LanguageCode: "1044" } },
    ],
  } as typeof letters;
  const refusal = (() => {
    try {
      return writeBatch(correspondences, wrong);
    } catch (error) {
      return error;
    }
  })();

  expect(refusal).toBeInstanceOf(InvalidBatchError);
  const { message, errors } = refusal as InvalidBatchError;
  expect(errors.map(({ code, path }) => [code, path])).toEqual([
    ["facet", "/Correspondences/SystemUserCode"],
    ["facet", "/Correspondences/Correspondence/ServiceCode"],
    ["missing-element", "/Correspondences/Correspondence/Content"],
    ["facet", "/Correspondences/Correspondence/OnBehalfOfOrgNr"],
  ]);
  expect(message).toBe(
    "Correspondences: /Correspondences/SystemUserCode: The value is longer than 50. " +
      "/Correspondences/Correspondence/ServiceCode: The value is longer than 7. " +
      "/Correspondences/Correspondence/Content: MessageTitle is missing. And 1 more.",
  );
});

test("items that come one by one make the same batch, and go out as they come in", async () => {
  const { Correspondence: [first] = [], ...around } = letters;
  const taken: number[] = [];
  const given = async function* () {
    for (let index = 0; index < 200; index++) {
      taken.push(index);
      yield { ...first!, SendersReference: `letter-${index}` };
    }
  };
  const written = writeBatchItems(correspondences, around, ["Correspondence"], given());
  const chunks = [(await written.next()).value!];
  const takenAtFirst = taken.length;
  chunks.push(...(await allOf(written)));
  const batch = { ...around, Correspondence: (await allOf(given())).map((item) => item) };

  expect(takenAtFirst).toBeLessThan(20);
  expect(Buffer.concat(chunks).toString()).toBe(writeBatch(correspondences, batch));
  expect(await allOf(itemsFromXml(correspondences, chunks, ["Correspondence"]))).toEqual(batch.Correspondence);
});

test("an item that breaks a limit of the schema ends the batch with its path", async () => {
  const [unit] = submissions.DataUnits.DataUnit;
  const { DataUnits: _, ...around } = submissions;
  const units = [unit!, { ...unit!, reportee: "148573100567" }];

  await expect(allOf(writeBatchItems(dataBatch, around, ["DataUnits", "DataUnit"], units))).rejects.toMatchObject({
    code: "facet",
    path: "/DataBatch/DataUnits/DataUnit/@reportee",
  });
});

test("whatever texts and bytes a letter holds, they are the same when it is read", () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom("<", ">", "&", "]", "'", '"', " ", "æ"), fc.string({ maxLength: 1 })),
  });
  const legal = text.map((value) => value.replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/g, "?"));
  fc.assert(
    fc.property(
      legal,
      legal,
      fc.uint8Array(),
      fc.option(fc.boolean(), { nil: undefined }),
      (body, form, Data, flag) => {
        const [letter] = letters.Correspondence!;
        const { XmlAttachments, BinaryAttachments } = letter!.Content.Attachments!;
        const Attachments = {
          BinaryAttachments: { BinaryAttachment: [{ ...BinaryAttachments!.BinaryAttachment[0]!, Data }] },
          XmlAttachments: { XmlAttachment: [{ ...XmlAttachments!.XmlAttachment[0]!, FormDataXml: form }] },
        };
        const batch = {
          ...letters,
          Correspondence: [
            {
              ...letter!,
              ...(flag === undefined ? {} : { AllowForwarding: flag }),
              Content: { ...letter!.Content, MessageTitle: body, MessageBody: messageBody(`b${body}`), Attachments },
            },
          ],
        };

        expect(fromXml(correspondences, writeBatch(correspondences, batch))).toEqual(batch);
      },
    ),
  );
});

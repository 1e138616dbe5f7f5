import type { EvidenceValue } from "altinnkit/dan/v1";
import type { Dataset } from "./datasets.js";
import type { SourceRequest, SourceValue, State } from "./state.js";

/** What a source that no test speaks for has, by type. */
const samples: Readonly<Record<string, unknown>> = {
  boolean: true,
  number: 7,
  string: "text",
  dateTime: "2026-01-15T09:12:32",
  uri: "https://source.test/file.pdf",
  amount: "12500 NOK",
  attachment: Buffer.from("%PDF-1.7").toString("base64"),
  jsonSchema: "{}",
};

/** Asks a dataset's source: values in the dataset's words, or a file. */
export async function fetchFrom(
  { sources }: State,
  dataset: Dataset,
  request: SourceRequest,
): Promise<readonly EvidenceValue[] | Uint8Array> {
  const answer = await (sources.get(dataset.evidenceCodeName) ?? (() => sampleOf(dataset)))(request);
  return answer instanceof Uint8Array ? answer : answer.map((value) => complete(dataset, value));
}

function sampleOf({ values }: Dataset): readonly SourceValue[] | Uint8Array {
  if (values[0]?.valueType === "binary") return Buffer.from("PK\u0003\u0004");
  return values.map(({ evidenceValueName, valueType }) => ({ evidenceValueName, value: samples[valueType] }));
}

/** A value that is null is written without one. */
function complete({ values }: Dataset, { value, ...given }: SourceValue): EvidenceValue {
  const { jsonSchemaDefintion: _, ...declared } = values.find(
    ({ evidenceValueName: name }) => name === given.evidenceValueName,
  ) ?? { valueType: "string" };
  const known = value === null || value === undefined ? {} : { value };
  return { source: "Test", ...declared, ...given, ...known };
}

import type { DataPostErrorResponse, DataPostResponse } from "../../../generated/altinn3/app/v8/schemas.gen.js";
import type { Answer, Received } from "../api.js";
import { dataTypes, isForm, readForm, type Content } from "./form.js";
import type { Caller } from "./parties.js";
import { storedBytes, withoutParty, type InstanceStore, type Kept } from "./store.js";

/** A data element as it came in. */
interface Arrived {
  readonly contentType: string;
  readonly filename: string | null;
  readonly content: Content;
}

export const notFound: Answer = { status: 404, body: { title: "Not Found", status: 404 } };

export function addData(
  store: InstanceStore,
  kept: Kept,
  dataType: string,
  request: Received,
  { id: createdBy }: Caller,
): Answer {
  const arrived = isForm(dataType) ? arrivedForm(request) : arrivedFile(dataType, request);
  if (!("content" in arrived)) return arrived;
  const { content, ...told } = arrived;
  const { id } = store.write(kept, { dataType, ...told, createdBy }, content);
  const instance = withoutParty(kept.instance);
  const body: DataPostResponse = { newDataElementId: id!, instance, newDataModels: [], validationIssues: [] };
  return { status: 201, body };
}

export function updateData(
  store: InstanceStore,
  kept: Kept,
  id: string,
  request: Received,
  { id: lastChangedBy }: Caller,
): Answer {
  const { dataType } = kept.instance.data?.find((element) => element.id === id) ?? {};
  if (!dataType) return notFound;
  const arrived = isForm(dataType) ? arrivedForm(request) : arrivedFile(dataType, request);
  if (!("content" in arrived)) return arrived;
  const { content, ...told } = arrived;
  return { status: 201, body: store.write(kept, { id, dataType, ...told, lastChangedBy }, content) };
}

export function download({ instance, contents }: Kept, dataGuid: string, { headers }: Received): Answer {
  const content = contents.get(dataGuid);
  const element = instance.data?.find(({ id }) => id === dataGuid);
  if (!content || !element) return notFound;
  if ("form" in content && headers.accept !== "application/xml") return { body: content.form };
  const name = element.filename && `attachment; filename*=UTF-8''${encodeURIComponent(element.filename)}`;
  return {
    headers: { "Content-Type": element.contentType ?? "", ...(name ? { "Content-Disposition": name } : {}) },
    body: storedBytes(content),
  };
}

/** An app takes form data as JSON or XML; Storage gets it as XML. */
function arrivedForm({ headers, body }: Received): Arrived | Answer {
  try {
    const form = readForm(body.toString(), headers["content-type"] ?? "");
    return { contentType: "application/xml", filename: null, content: { form } };
  } catch {
    return refused("The form data cannot be read.");
  }
}

function arrivedFile(dataType: string, { headers, body }: Received): Arrived | Answer {
  const contentType = headers["content-type"] ?? "";
  const filename = decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(headers["content-disposition"] ?? "")?.[1] ?? "");
  if (!filename.includes(".")) return refused("A file needs a name with an ending.");
  if (!dataTypes[dataType]?.contentTypes.includes(contentType)) return refused(`Not allowed: ${contentType}.`);
  return { contentType, filename, content: { bytes: body } };
}

function refused(description: string): Answer {
  const issue = { severity: 1, code: "DataElementRefused", description, source: "DataRestrictionValidation" } as const;
  const title = "Common checks failed";
  const body: DataPostErrorResponse = { title, status: 400, uploadValidationIssues: [issue] };
  return { status: 400, body };
}

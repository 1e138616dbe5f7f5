import type { Message, Operation } from "../model/contract.js";
import { isObject, objectAt, type JsonObject } from "../model/json.js";

const xml = "application/xml";

/**
 * An operation that takes or answers the same content as JSON or as XML, and the same operation in XML: what the app's
 * form data can be read and written as (`x-xml` in the document). XML is text here; a codec makes values of it.
 *
 * @param operation - As it is in JSON.
 * @param raw - The operation in the document.
 */
export function withXmlTwin(operation: Operation, raw: JsonObject): Operation[] {
  if (raw["x-xml"] !== true) return [operation];
  const body = operation.body && inXml(operation.body, objectAt(raw, "requestBody"));
  const responses = objectAt(raw, "responses");
  const answers = operation.answers.map((answer) => {
    const other = answer.status.startsWith("2") ? inXml(answer, objectAt(responses, answer.status)) : undefined;
    return other && { ...answer, ...other };
  });
  const answersXml = answers.some((answer) => answer !== undefined);
  const twin: Operation = {
    ...operation,
    name: `${operation.name}Xml`,
    twinOf: operation.name,
    summary: `As \`${operation.group}.${operation.name}\`, in XML.`,
    ...(body === undefined ? {} : { body: { ...body, required: operation.body!.required } }),
    answers: operation.answers.map((answer, index) => answers[index] ?? answer),
    ...(answersXml ? { accept: xml } : {}),
  };
  return [operation, twin];
}

/** A message in XML, where it may be sent in either. */
function inXml({ mediaType }: Message, holder: JsonObject): Message | undefined {
  const media = objectAt(holder, "content")[xml];
  if (mediaType !== "application/json" || !isObject(media)) return undefined;
  return { mediaType: xml, schema: objectAt(media, "schema"), binary: false };
}

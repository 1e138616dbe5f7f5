import type { BodyWriter, RequestParts } from "./request.js";

/** JSON under a media type of its own, such as `application/cloudevents+json`. */
export function jsonAs(mediaType: string): BodyWriter {
  return (parts) => typed(parts, mediaType);
}

/** Text as it is, under a media type such as `application/xml`. */
export function textAs(mediaType: string): BodyWriter {
  return (parts) => ({ ...typed(parts, mediaType), bodySerializer: (text) => text });
}

/** Text as it is. */
export const plainText: BodyWriter = /*@__PURE__*/ textAs("text/plain");

/** Names and values as an HTML form sends them. */
export const form: BodyWriter = (parts) => typed(parts, "application/x-www-form-urlencoded");

/**
 * Named parts, files among them; a `FormData` goes as it is. Names are written as ASP.NET binds them: a list of texts or
 * files repeats its name, a member of a map is `name[key]`, a member of an object in a list is `name[0].member`.
 *
 * @see [RFC 7578](https://www.rfc-editor.org/rfc/rfc7578.html)
 */
export const multipart: BodyWriter = (parts) => {
  const { body } = parts;
  if (typeof body !== "object" || body === null || body instanceof FormData) return parts;
  const data = new FormData();
  for (const [name, value] of Object.entries(body)) append(data, name, value);
  return { ...parts, body: data };
};

function append(data: FormData, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (value instanceof Blob) data.append(name, value);
  else if (Array.isArray(value)) value.forEach((item: unknown, index) => appendItem(data, name, item, index));
  else if (typeof value === "object") {
    for (const [key, member] of Object.entries(value)) append(data, `${name}[${key}]`, member);
  } else data.append(name, typeof value === "string" ? value : JSON.stringify(value));
}

function appendItem(data: FormData, name: string, item: unknown, index: number): void {
  if (typeof item !== "object" || item === null || item instanceof Blob) return append(data, name, item);
  for (const [key, member] of Object.entries(item)) append(data, `${name}[${index}].${key}`, member);
}

function typed(parts: RequestParts, mediaType: string): RequestParts {
  return { ...parts, usualHeaders: { ...parts.usualHeaders, "Content-Type": mediaType } };
}

/** A media type and its parameters. */
export interface MediaType {
  /** Lower case, such as `text/xml`. */
  readonly name: string;
  /** By names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

const parameter = /;\s*([\w!#$&^.+-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/g;

/** @see [RFC 9110, section 8.3.1](https://www.rfc-editor.org/rfc/rfc9110.html#section-8.3.1) */
export function mediaType(text: string): MediaType {
  const parameters = [...text.matchAll(parameter)].map(([, name = "", quoted, token = ""]) => [
    name.toLowerCase(),
    quoted?.replaceAll(/\\(.)/g, "$1") ?? token,
  ]);
  return {
    name: text.replace(/;.*$/s, "").trim().toLowerCase(),
    parameters: Object.fromEntries(parameters) as Readonly<Record<string, string>>,
  };
}

/** Writes a media type with its parameters, each in quotation marks. */
export function mediaTypeText(name: string, parameters: Readonly<Record<string, string>>): string {
  const written = Object.entries(parameters).map(([key, value]) => `; ${key}="${value.replaceAll(/["\\]/g, "\\$&")}"`);
  return name + written.join("");
}

import { XmlReader, type XmlLimits } from "altinnkit/xml";

/** A document as its tokens, in one line each: `<{ns}name @attribute=value`, `"text"`, `/`. */
export function tokens(input: string | Uint8Array, limits?: XmlLimits): string[] {
  const reader = new XmlReader(input, limits);
  const seen: string[] = [];
  for (let token = reader.next(); token !== "eof"; token = reader.next()) {
    if (token === "end") seen.push("/");
    else if (token === "text") seen.push(JSON.stringify(reader.text));
    else {
      const attributes = reader.attributes.map(({ namespace, local, value }) => ` @{${namespace}}${local}=${value}`);
      seen.push(`<{${reader.namespace}}${reader.local}${attributes.join("")}`);
    }
  }
  return seen;
}

/** The namespace of `xsi:nil` and `xsi:type`. */
export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

/** The namespace of the built-in types. */
export const schemaNamespace = "http://www.w3.org/2001/XMLSchema";

/** The namespace every document binds `xml:` to. */
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** The namespace of namespace declarations themselves. */
export const declarationNamespace = "http://www.w3.org/2000/xmlns/";

/** A name with its namespace in one string: `{namespace}local`, or `local` when it has none. */
export function expandedName(namespace: string, local: string): string {
  return namespace === "" ? local : `{${namespace}}${local}`;
}

/** The inverse of {@link expandedName}. */
export function splitName(name: string): { readonly namespace: string; readonly local: string } {
  const end = name.startsWith("{") ? name.indexOf("}") : 0;
  return { namespace: name.slice(1, Math.max(end, 1)), local: name.slice(end === 0 ? 0 : end + 1) };
}

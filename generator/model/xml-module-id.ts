/** Every module of a namespace lies below this. */
export const xmlModuleFolder = "altinn2/xml";

/** Names that Windows keeps for devices, whatever comes after a dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The id of the module of a namespace: its host, its path, and the version as a segment of its own.
 *
 * `http://www.altinn.no/services/Register/2009/10` is `altinn2/xml/www.altinn.no/services/Register/2009-10`, and
 * `urn:no:example:v2` is `altinn2/xml/urn/no/example/v2`.
 */
export function xmlModuleId(namespace: string): string {
  const [, host = "", path = ""] = /^(?:[a-z][a-z0-9+.-]*:\/\/([^/?#]*))?(.*)$/is.exec(namespace) ?? [];
  const segments = [host.toLowerCase(), ...path.split(/[/:]/)].map(fileName).filter((segment) => segment !== "");
  return [xmlModuleFolder, ...(segments.length > 0 ? dated(segments) : ["no-namespace"])].join("/");
}

/** Two namespaces whose modules would share a folder, at least on disks that do not tell cases apart. */
export function coincidingNamespaces(
  namespaces: Iterable<string>,
  idOf: (namespace: string) => string = xmlModuleId,
): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const namespace of namespaces) {
    const id = idOf(namespace).toLowerCase();
    const other = seen.get(id);
    if (other !== undefined && other !== namespace) return [other, namespace];
    seen.set(id, namespace);
  }
  return undefined;
}

/** A segment without what a file, or an import of it, cannot be called. */
function fileName(segment: string): string {
  return segment
    .replaceAll(/[^\p{L}\p{M}\p{N}._~-]+/gu, "-")
    .replaceAll(/^-+|[-.]+$/g, "")
    .replace(devices, "$&_");
}

/** A year and a month, and a day where there is one, are one segment. */
function dated(segments: readonly string[]): readonly string[] {
  return segments
    .join("/")
    .replaceAll(
      /(?<=\/|^)((?:19|20)\d\d)\/(0[1-9]|1[0-2])(?:\/(0[1-9]|[12]\d|3[01]))?(?=\/|$)/g,
      (_, ...date: (string | undefined)[]) => date.slice(0, 3).filter(Boolean).join("-"),
    )
    .replaceAll(/(?<=\/|^)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\/|$)/g, "$1-$2-$3")
    .split("/");
}

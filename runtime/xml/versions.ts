/** The parts of a namespace whose address ends in a year and a month. */
export interface NamespaceVersion {
  /** `http://www.altinn.no` for contracts, `http://schemas.altinn.no` for most data. */
  readonly origin: string;
  /** Whether the path starts with `services`. */
  readonly services: boolean;
  /** What it is a version of, such as `["ServiceEngine", "Correspondence"]`; none to three of them. */
  readonly components: readonly string[];
  readonly year: number;
  readonly month: number;
  /** It ends in `Imports`, as namespaces do that only lead to others. */
  readonly imports: boolean;
}

const pattern =
  /^(https?:\/\/(?:www|schemas?)\.altinn\.no)\/(services\/)?((?:[^/]+\/){0,3})(\d{4})\/(\d{2})(\/Imports)?$/;

/**
 * Takes the namespace of an Altinn contract apart; `undefined` for one of another form, of which there are several. It is
 * for telling and sorting versions: whether a namespace is known, the registry says.
 */
export function parseNamespace(namespace: string): NamespaceVersion | undefined {
  const [, origin, services, path = "", year, month, imports] = pattern.exec(namespace) ?? [];
  if (origin === undefined) return undefined;
  return {
    origin,
    services: services !== undefined,
    components: path.split("/").slice(0, -1),
    year: Number(year),
    month: Number(month),
    imports: imports !== undefined,
  };
}

/** The inverse of {@link parseNamespace}. */
export function formatNamespace({ origin, services, components, year, month, imports }: NamespaceVersion): string {
  return [
    origin,
    ...(services ? ["services"] : []),
    ...components,
    String(year).padStart(4, "0"),
    String(month).padStart(2, "0"),
    ...(imports ? ["Imports"] : []),
  ].join("/");
}

/**
 * Puts namespaces in order: by what they are versions of, then from the oldest to the newest; others by their text. For
 * `Array.prototype.sort`.
 */
export function compareNamespaces(one: string, other: string): number {
  const [left, right] = [one, other].map((namespace) => {
    const version = parseNamespace(namespace);
    return [familyOf(namespace), version ? version.year * 100 + version.month : 0, namespace] as const;
  });
  const [family, when, text] = left!;
  const [otherFamily, otherWhen, otherText] = right!;
  if (family !== otherFamily) return family < otherFamily ? -1 : 1;
  return when - otherWhen || (text === otherText ? 0 : text < otherText ? -1 : 1);
}

/** What namespaces that differ in nothing but their version have in common. */
export function familyOf(namespace: string): string {
  const version = parseNamespace(namespace);
  return version ? formatNamespace({ ...version, year: 0, month: 0 }) : namespace;
}

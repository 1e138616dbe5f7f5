import { anchorsOf, followAnchor, type Anchor } from "./anchors.js";
import { freeName } from "./free-name.js";
import { likeness, sameShape, type SchemaGraph } from "./schema-graph.js";

/** The public name of a type: what upstream calls it today, and where it stands. */
export interface PinnedType {
  readonly upstream: string;
  /** Absent when nothing leads to it. */
  readonly at?: Anchor;
}

/** Public name → what it names. */
export type TypeNames = Readonly<Record<string, PinnedType>>;

/** What is needed to name the schemas of one contract. */
export interface Naming {
  readonly graph: SchemaGraph;
  /** The schemas as they were when the names were pinned last. */
  readonly before: SchemaGraph | undefined;
  readonly pinned: TypeNames;
  /** Names for a new schema, best first. */
  readonly propose: (upstream: string) => readonly [string, ...string[]];
  /** Names that no type may have. */
  readonly reserved?: ReadonlySet<string>;
}

/**
 * Names every schema. A pinned name follows the schema it was given to, through renames upstream; it stays when its
 * schema is gone, so that nothing else is called so later.
 */
export function nameTypes(naming: Naming): TypeNames {
  const { graph, pinned, propose, reserved = new Set() } = naming;
  const names = followed(naming);
  const taken = new Set([...reserved, ...Object.keys(pinned)]);
  for (const upstream of Object.keys(graph.schemas).sort()) {
    if (names.has(upstream)) continue;
    const name = freeName(propose(upstream), taken);
    names.set(upstream, name);
    taken.add(name);
  }
  const anchors = anchorsOf(graph);
  const current = [...names].map(([upstream, name]): [string, PinnedType] => {
    const was = pinned[name]?.at;
    const at = was !== undefined && followAnchor(graph, was) === upstream ? was : anchors.get(upstream);
    return [name, at === undefined ? { upstream } : { at, upstream }];
  });
  return { ...pinned, ...Object.fromEntries(current) };
}

/** Upstream's name today → the public name it was given. */
function followed({ graph, before, pinned }: Naming): Map<string, string> {
  const names = new Map<string, string>();
  const claims = Object.entries(pinned).map(([name, type]) => ({ name, candidates: heirs(type, graph, before) }));
  // Who stays goes first, who moves next, so that no newcomer takes a name from one who never left.
  for (let rank = 0; rank < 3; rank++) {
    for (const { name, candidates } of claims) {
      const upstream = candidates[rank];
      if (upstream === undefined || names.has(upstream) || [...names.values()].includes(name)) continue;
      names.set(upstream, name);
    }
  }
  return names;
}

/** The schemas that may be the one a name was given to: by staying, by moving, and as what is left. */
function heirs(
  { upstream, at }: PinnedType,
  graph: SchemaGraph,
  before: SchemaGraph | undefined,
): (string | undefined)[] {
  const was = before?.schemas[upstream];
  const now = graph.schemas[upstream];
  const there = at === undefined ? undefined : followAnchor(graph, at);
  if (now === undefined) return [undefined, there, was === undefined ? undefined : lookalike(was, graph, before)];
  if (there === undefined || there === upstream) return [upstream, undefined];
  const here = likeness(graph.schemas[there], was);
  const moved = here === 1 || here > likeness(now, was);
  return moved ? [undefined, there, upstream] : [upstream, undefined];
}

/** The one new schema that says what a vanished one said. */
function lookalike(
  was: SchemaGraph["schemas"][string],
  graph: SchemaGraph,
  before: SchemaGraph | undefined,
): string | undefined {
  const alike = Object.keys(graph.schemas).filter(
    (name) => before?.schemas[name] === undefined && sameShape(graph.schemas[name], was),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

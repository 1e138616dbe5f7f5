import type { CompiledType } from "./compile.js";
import { expandedName } from "./namespaces.js";
import type { XmlAllParticle, XmlChoiceParticle, XmlParticle, XmlSequenceParticle, XmlTable } from "./table.js";

/**
 * What may stand inside an element, or inside one row of a repeated group: a state machine whose states are the particles an
 * element can be, and whose transitions are worked out when they are first taken and then remembered.
 *
 * One token of lookahead is enough, because a schema must say by an element's name alone which particle it is (Unique
 * Particle Attribution). How often a particle was seen is counted, not unrolled.
 */
export interface Content {
  readonly root: Particle | undefined;
  readonly namespace: string;
  /** Expanded names of all elements, at any depth of groups. */
  readonly names: ReadonlySet<string>;
  /** Properties of all particles of this object, rows not looked into. */
  readonly keys: ReadonlySet<string>;
  /** Transitions from the beginning. */
  readonly transitions: Transitions;
}

/** A state: what an element can be. */
export type State = ElementState | AnyState | RowsState;

/** A particle with its place among the others. */
export type Particle = State | Group;

/** Transitions by expanded name. */
type Transitions = Map<string, State>;

interface Occurrence {
  readonly min: number;
  readonly max: number;
  /** Satisfied by nothing at all. */
  readonly nullable: boolean;
  readonly parent: Group | undefined;
  /** Among the parent's members. */
  readonly index: number;
}

interface Stateful extends Occurrence {
  readonly key: string;
  readonly transitions: Transitions;
}

/** An element the schema names. */
export interface ElementState extends Stateful {
  readonly kind: "element";
  readonly namespace: string;
  readonly local: string;
  readonly many: boolean;
  readonly nillable: boolean;
  readonly fixed?: string;
  /** Looked up when it is needed: types refer to one another in circles. */
  readonly type: () => CompiledType;
}

/** A wildcard. */
export interface AnyState extends Stateful {
  readonly kind: "any";
  readonly accepts: (namespace: string) => boolean;
}

/** A repeated group; each repetition is an object. */
export interface RowsState extends Stateful {
  readonly kind: "rows";
  readonly content: Content;
}

/** A group that stands once. */
export interface Group extends Occurrence {
  readonly kind: "sequence" | "choice" | "all";
  readonly members: readonly Particle[];
  /** Properties of all members. */
  readonly keys: ReadonlySet<string>;
}

/** Looks a type up by name. */
export type TypeLookup = (name: string) => CompiledType;

/** Compiles a particle and what is inside it. */
export function compileContent(table: XmlTable, particle: XmlParticle | undefined, typeOf: TypeLookup): Content {
  const names = new Set<string>();
  const root = particle && compileParticle({ table, typeOf, names }, particle, undefined, 0);
  return {
    root,
    namespace: table.namespace,
    names,
    keys: root ? keysOf(root) : new Set(),
    transitions: new Map(),
  };
}

/** The state an element leads to, or `undefined` when it may not stand here. */
export function step(content: Content, from: State | undefined, namespace: string, local: string): State | undefined {
  const { transitions } = from ?? content;
  const name = namespace === content.namespace ? local : expandedName(namespace, local);
  const known = transitions.get(name);
  if (known) return known;
  const state = from ? following(from, namespace, local) : content.root && entering(content.root, namespace, local);
  if (state) transitions.set(name, state);
  return state;
}

/** The first particle that must still come, or `undefined` when all that must be there is. */
export function missing(content: Content, from: State | undefined): State | undefined {
  if (!from) return content.root && required(content.root);
  for (let node: Particle = from; node.parent; node = node.parent) {
    if (node.parent.kind !== "sequence") continue;
    for (const later of node.parent.members.slice(node.index + 1)) {
      const found = required(later);
      if (found) return found;
    }
  }
  return undefined;
}

/** True when an element with this name can begin the particle. */
export function begins(state: State, namespace: string, local: string): boolean {
  return entering(state, namespace, local) !== undefined;
}

/** The first state a particle needs, or `undefined` when it needs none. */
export function required(particle: Particle): State | undefined {
  if (particle.nullable) return undefined;
  if ("key" in particle) return particle;
  for (const member of particle.members) {
    const found = required(member);
    if (found) return found;
  }
  return undefined;
}

function following(from: State, namespace: string, local: string): State | undefined {
  for (let node: Particle = from; node.parent; node = node.parent) {
    if (node.parent.kind !== "sequence") continue;
    const { members } = node.parent;
    for (let index = node.index + 1; index < members.length; index++) {
      const member = members[index];
      if (!member) break;
      const state = entering(member, namespace, local);
      if (state || !member.nullable) return state;
    }
  }
  return undefined;
}

function entering(particle: Particle, namespace: string, local: string): State | undefined {
  if (particle.kind === "element")
    return particle.local === local && particle.namespace === namespace ? particle : undefined;
  if (particle.kind === "any") return particle.accepts(namespace) ? particle : undefined;
  if (particle.kind === "rows") {
    const { root } = particle.content;
    return root && entering(root, namespace, local) ? particle : undefined;
  }
  for (const member of particle.members) {
    const state = entering(member, namespace, local);
    if (state || (particle.kind === "sequence" && !member.nullable)) return state;
  }
  return undefined;
}

interface Compilation {
  readonly table: XmlTable;
  readonly typeOf: TypeLookup;
  readonly names: Set<string>;
}

function compileParticle(
  context: Compilation,
  particle: XmlParticle,
  parent: Group | undefined,
  index: number,
): Particle {
  const { table, typeOf, names } = context;
  const { min = 1, max: upTo = 1 } = particle;
  const max = upTo === "unbounded" ? Infinity : upTo;
  const place = { min, max, parent, index };
  if ("element" in particle) {
    const { element: local, namespace = table.namespace, key = local, many, nillable, fixed } = particle;
    names.add(expandedName(namespace, local));
    return {
      kind: "element",
      ...place,
      nullable: min === 0,
      key,
      namespace,
      local,
      many: max > 1 || (many ?? false),
      nillable: nillable ?? false,
      ...(fixed !== undefined && { fixed }),
      type: () => typeOf(particle.type),
      transitions: new Map(),
    };
  }
  if ("any" in particle) {
    const accepts = wildcard(particle.any, table.namespace);
    return { kind: "any", ...place, nullable: min === 0, key: particle.key, accepts, transitions: new Map() };
  }
  if (!("all" in particle) && particle.key !== undefined) {
    const { key, min: _min, max: _max, ...once } = particle;
    const content = compileContent(table, once, typeOf);
    for (const name of content.names) names.add(name);
    const nullable = min === 0 || (content.root?.nullable ?? true);
    return { kind: "rows", ...place, nullable, key, content, transitions: new Map() };
  }
  return compileGroup(context, particle, place);
}

function compileGroup(
  context: Compilation,
  particle: XmlSequenceParticle | XmlChoiceParticle | XmlAllParticle,
  place: Omit<Occurrence, "nullable">,
): Group {
  const [kind, particles] =
    "all" in particle
      ? (["all", particle.all] as const)
      : "choice" in particle
        ? (["choice", particle.choice] as const)
        : (["sequence", particle.sequence] as const);
  const group = { kind, ...place, members: [] as Particle[], nullable: false, keys: new Set<string>() };
  for (const [index, member] of particles.entries()) {
    group.members.push(compileParticle(context, member, group, index));
  }
  for (const member of group.members) for (const key of keysOf(member)) group.keys.add(key);
  const isNullable = ({ nullable }: Particle): boolean => nullable;
  group.nullable =
    place.min === 0 || (kind === "choice" ? group.members.some(isNullable) : group.members.every(isNullable));
  return group;
}

function keysOf(particle: Particle): ReadonlySet<string> {
  return "keys" in particle ? particle.keys : new Set([particle.key]);
}

function wildcard(namespaces: string, target: string): (namespace: string) => boolean {
  if (namespaces === "##any") return () => true;
  if (namespaces === "##other") return (namespace) => namespace !== "" && namespace !== target;
  const allowed = new Set(namespaces.split(" ").map((namespace) => (namespace === "##local" ? "" : namespace)));
  return (namespace) => allowed.has(namespace);
}

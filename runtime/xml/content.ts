import type { CompiledType } from "./compile.js";
import { NameMap } from "./name-map.js";
import { expandedName } from "./namespaces.js";
import { maker, type Maker } from "./objects.js";
import { presetOf, type Preset } from "./preset.js";
import type { SimpleType } from "./simple-type.js";
import type {
  XmlAllParticle,
  XmlChoiceParticle,
  XmlElementParticle,
  XmlParticle,
  XmlSequenceParticle,
  XmlSubstitute,
  XmlTable,
} from "./table.js";
import { isFirst, isLast } from "./steps.js";
import { wildcard, type NamespaceTest } from "./wildcard.js";

/**
 * What may stand inside an element, or inside one row of a repeated group: a state machine whose states are the particles an
 * element can be, and whose transitions are worked out when they are first taken and then remembered.
 *
 * One token of lookahead is enough, because a schema must say by an element's name alone which particle it is (Unique
 * Particle Attribution). How often a particle was seen is counted, not unrolled.
 */
export interface Content {
  readonly root: Particle | undefined;
  /** All elements, at any depth of groups. */
  readonly names: NameMap<true>;
  /** Properties of all particles of this object, rows not looked into. */
  readonly keys: ReadonlySet<string>;
  /** Properties that several particles give their values to. */
  readonly sharedKeys: ReadonlySet<string>;
  /** Elements and wildcards by property, rows looked into. */
  readonly statesByKey: ReadonlyMap<string, ElementState | AnyState>;
  /** The states of this object in schema order. */
  readonly states: readonly State[];
  /** Makes the object of an element, or that of a row. */
  readonly Value: Maker;
  /** Where a row ends is not always where nothing goes on in it. */
  readonly choosesRows: boolean;
  /** Transitions from the beginning. */
  readonly steps: Steps;
}

/** A state: what an element can be. */
export type State = ElementState | AnyState | RowsState;

/** A particle with its place among the others. */
export type Particle = State | Group;

/** A transition: the state an element leads to. */
export interface Step {
  readonly state: State;
  /** What the element is; nothing for one that a wildcard lets in. */
  readonly element: ElementDeclaration | undefined;
}

/** Transitions by name; null for a name that may not stand here. */
export type Steps = NameMap<Step | null>;

/** An element as the root, a particle or a substitute declares it. */
export interface ElementDeclaration {
  readonly namespace: string;
  readonly local: string;
  /** Its expanded name where it stands in for another. */
  readonly substitute: string | undefined;
  readonly nillable: boolean;
  readonly isAbstract: boolean;
  /** Its fixed or default text as a value of its type. */
  readonly preset: ((simple: SimpleType) => Preset | undefined) | undefined;
  /** Looked up when it is needed: types refer to one another in circles. */
  readonly type: () => CompiledType;
}

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
  readonly steps: Steps;
}

/** An element the schema names. */
export interface ElementState extends Stateful {
  readonly kind: "element";
  readonly many: boolean;
  readonly element: ElementDeclaration;
  /** By name, the head of a substitution group among them. */
  readonly elements: NameMap<Step>;
}

/** A wildcard. */
export interface AnyState extends Stateful {
  readonly kind: "any";
  readonly accepts: NamespaceTest;
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

/** Looks a type up by its reference. */
export type TypeLookup = (table: XmlTable, reference: string) => CompiledType;

/** Compiles a particle and what is inside it. */
export function compileContent(table: XmlTable, particle: XmlParticle | undefined, typeOf: TypeLookup): Content {
  const names = new NameMap<true>();
  const statesByKey = new Map<string, ElementState | AnyState>();
  const states: State[] = [];
  const context = { table, typeOf, names, statesByKey, states };
  const root = particle && particle.max !== 0 ? compileParticle(context, particle, undefined, 0) : undefined;
  return {
    root,
    names,
    sharedKeys: repeated(states.map(({ key }) => key)),
    keys: root ? keysOf(root) : new Set(),
    statesByKey,
    states,
    choosesRows: states.some((state) => state.kind === "rows" && isRowOpen(state)),
    steps: new NameMap(),
    Value: maker(),
  };
}

/**
 * True when taking as much as goes into each row may leave too little for the next, or too few rows: rows that begin and end
 * with a particle of which a number must be reached.
 */
function isRowOpen({ content, min, nullable }: RowsState): boolean {
  const least = nullable ? 0 : min;
  const splits = (state: State): boolean =>
    state.max > Math.max(state.min, 1) && (least > 1 || state.min > 1) && isFirst(state) && isLast(content, state);
  return content.choosesRows || content.states.some(splits);
}

/** Compiles a declaration. */
export function declarationOf(
  { table, typeOf }: { readonly table: XmlTable; readonly typeOf: TypeLookup },
  entry: XmlElementParticle | XmlSubstitute,
): ElementDeclaration {
  let type: CompiledType | undefined;
  const isPreset = entry.fixed !== undefined || entry.default !== undefined;
  return {
    namespace: entry.namespace ?? table.namespace,
    local: entry.element,
    substitute: undefined,
    nillable: entry.nillable ?? false,
    isAbstract: ("abstract" in entry && entry.abstract) ?? false,
    preset: isPreset ? presets(entry) : undefined,
    type: () => (type ??= typeOf(table, entry.type)),
  };
}

function presets(entry: XmlElementParticle | XmlSubstitute): (simple: SimpleType) => Preset | undefined {
  const known = new Map<SimpleType, Preset | undefined>();
  return (simple) => {
    if (!known.has(simple)) known.set(simple, presetOf(simple, entry));
    return known.get(simple);
  };
}

interface Compilation {
  readonly table: XmlTable;
  readonly typeOf: TypeLookup;
  readonly names: NameMap<true>;
  readonly statesByKey: Map<string, ElementState | AnyState>;
  readonly states: State[];
}

function compileParticle(
  context: Compilation,
  particle: XmlParticle,
  parent: Group | undefined,
  index: number,
): Particle {
  const { min = 1, max: upTo = 1 } = particle;
  const max = upTo === "unbounded" ? Infinity : upTo;
  const place = { min, max, parent, index };
  if ("element" in particle) return compileElement(context, particle, place);
  if ("any" in particle) {
    const accepts = wildcard(particle.any, context.table.namespace);
    const { key } = particle;
    return added(context, { kind: "any", ...place, nullable: min === 0, key, accepts, steps: new NameMap() });
  }
  if (!("all" in particle) && (particle.key !== undefined || max > 1)) {
    const { key = "", min: _min, max: _max, ...once } = particle;
    const content = compileContent(context.table, once, context.typeOf);
    for (const state of content.statesByKey.values()) addNames(context, state);
    const nullable = min === 0 || (content.root?.nullable ?? true);
    const rows: RowsState = { kind: "rows", ...place, nullable, key, content, steps: new NameMap() };
    context.states.push(rows);
    return rows;
  }
  return compileGroup(context, particle, place);
}

function compileElement(
  context: Compilation,
  particle: XmlElementParticle,
  place: Omit<Occurrence, "nullable">,
): ElementState {
  const { element: local, key = local, many = false, substitutes = [] } = particle;
  const element = declarationOf(context, particle);
  const elements = new NameMap<Step>();
  const steps = new NameMap<Step | null>();
  const isMany = place.max > 1 || many;
  const state: ElementState = {
    kind: "element",
    ...place,
    nullable: place.min === 0,
    key,
    many: isMany,
    element,
    elements,
    steps,
  };
  elements.set(element.namespace, local, { state, element });
  for (const entry of substitutes) {
    const other = declarationOf(context, entry);
    const substitute = expandedName(other.namespace, other.local);
    elements.set(other.namespace, other.local, { state, element: { ...other, substitute } });
  }
  return added(context, state);
}

function added<T extends ElementState | AnyState>(context: Compilation, state: T): T {
  context.states.push(state);
  addNames(context, state);
  return state;
}

function addNames({ names, statesByKey }: Compilation, state: ElementState | AnyState): void {
  statesByKey.set(state.key, state);
  if (state.kind === "element")
    for (const [namespace, local] of state.elements.names()) names.set(namespace, local, true);
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
  for (const member of particles) {
    if (member.max !== 0) group.members.push(compileParticle(context, member, group, group.members.length));
  }
  for (const member of group.members) for (const key of keysOf(member)) group.keys.add(key);
  const isNullable = ({ nullable }: Particle): boolean => nullable;
  group.nullable =
    place.min === 0 || (kind === "choice" ? group.members.some(isNullable) : group.members.every(isNullable));
  return group;
}

function repeated(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(keys.filter((key) => seen.size === seen.add(key).size));
}

function keysOf(particle: Particle): ReadonlySet<string> {
  return "keys" in particle ? particle.keys : new Set([particle.key]);
}

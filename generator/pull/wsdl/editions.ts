import type { XmlModule } from "../../model/xml.js";
import { typeRef } from "../../model/xml.js";
import { rootShape, type Shapes } from "./shapes.js";

/** What declares some namespaces, and what it is called where it has to be told from others. */
export interface Reading {
  /** As a path, below the module's own. */
  readonly name: string;
  readonly modules: readonly XmlModule[];
}

/** A namespace as some readings have it, of one mind. */
export interface Edition<R extends Reading> {
  /** The id of its module. */
  readonly id: string;
  readonly namespace: string;
  /** The first is the one that others had to agree with. */
  readonly readings: readonly R[];
}

/**
 * The fewest editions of each namespace, first come first served, such that in one edition no name stands for two shapes.
 * The first edition has the module's own id; another is called as its first reading, below that.
 */
export function editionsOf<R extends Reading>(readings: readonly R[], shapes: Shapes): readonly Edition<R>[] {
  const editions = new Map<string, Draft<R>[]>();
  for (const reading of readings) {
    for (const module of reading.modules) {
      const drafts = editions.get(module.id) ?? [];
      editions.set(module.id, drafts);
      const names = namesOf(module, reading.modules, shapes);
      const fitting = drafts.find((draft) => agree(draft.names, names));
      if (!fitting) drafts.push({ namespace: module.namespace, readings: [reading], names: new Map(names) });
      else {
        fitting.readings.push(reading);
        for (const [name, shape] of names) fitting.names.set(name, shape);
      }
    }
  }
  return [...editions].flatMap(([id, drafts]) =>
    drafts.map(({ namespace, readings: own }, index) => ({
      id: index === 0 ? id : `${id}/${own[0]!.name}`,
      namespace,
      readings: own,
    })),
  );
}

interface Draft<R extends Reading> {
  readonly namespace: string;
  readonly readings: R[];
  readonly names: Map<string, string>;
}

/** The names a module gives, with the shape each stands for. */
function namesOf(
  { id, types, roots }: XmlModule,
  modules: readonly XmlModule[],
  shapes: Shapes,
): ReadonlyMap<string, string> {
  return new Map([
    ...types.map(({ name }) => [`type ${name}`, `${shapes(modules, typeRef(id, name))}`] as const),
    ...roots.map(
      (root) => [`root ${root.name}`, `${root.type} ${shapes(modules, root.type)} ${rootShape(root)}`] as const,
    ),
  ]);
}

function agree(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return [...others].every(([name, shape]) => (some.get(name) ?? shape) === shape);
}

import { objectAt, type JsonObject } from "../json.js";
import { operationShapes } from "../operation-shape.js";
import { proposeOperations } from "./propose-operations.js";

/** Operation key → `group.name`. */
export type OperationNames = Readonly<Record<string, string>>;

/** Names every operation. Pinned names stay, those of vanished operations included. */
export function nameOperations(document: JsonObject, pinned: OperationNames): OperationNames {
  const shapes = operationShapes(document);
  const unnamed = shapes.filter(({ key }) => !Object.hasOwn(pinned, key));
  const vocabulary = [
    ...Object.keys(objectAt(objectAt(document, "components"), "schemas")),
    ...shapes.flatMap(({ parameters, tag }) => (tag === undefined ? parameters : [...parameters, tag])),
  ];
  const named = new Map(
    Object.entries(pinned).map(([key, name]) => [name, shapes.find((shape) => shape.key === key)?.parameters ?? []]),
  );
  return { ...pinned, ...Object.fromEntries(proposeOperations(unnamed, vocabulary, named)) };
}

import { schemaNamespace } from "../xsd/parse-document.js";
import { nameOf, partsOf, referenceOf, refusal, type Source } from "./source.js";

/** Refuses a name that leads nowhere in the document, or to the root, which has no name in Altinn Studio's schema. */
export function checkReferences(schema: Source, root: Source | undefined): void {
  const declared = new Map(partsOf(schema).map((node) => [`${kindOf(node)} ${nameOf(node)}`, node]));
  const check = (node: Source): void => {
    for (const attribute of ["type", "base", "itemType", "ref"]) {
      const name = referenceOf(node, attribute);
      if (name === undefined || name.namespace === schemaNamespace) continue;
      const kind = attribute === "ref" ? node.local : "type";
      const found = declared.get(`${kind} ${name.local}`);
      if (found === undefined) throw refusal(node, `There is no ${kind} named ${name.local}.`);
      if (found === root)
        throw refusal(node, `Altinn Studio's schema has no name for the root ${name.local}; --profile full has.`);
    }
    for (const part of partsOf(node)) check(part);
  };
  check(schema);
}

/** Simple and complex types share their names. */
function kindOf({ local }: Source): string {
  return local.endsWith("Type") ? "type" : local;
}

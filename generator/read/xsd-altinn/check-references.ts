import { schemaNamespace } from "../xsd/parse-document.js";
import { nameOf, partsOf, referenceOf, refusal, type Source } from "./source.js";

/** Refuses a name that leads nowhere in the document, or to the root, which stands under no name in Altinn Studio's schema. */
export function checkReferences(schema: Source, root: Source | undefined): void {
  const declared = partsOf(schema);
  const check = (node: Source): void => {
    for (const attribute of ["type", "base", "itemType", "ref"]) {
      const name = referenceOf(node, attribute);
      if (name === undefined || name.namespace === schemaNamespace) continue;
      const kinds = attribute === "ref" ? [node.local] : ["simpleType", "complexType"];
      const found = declared.find((one) => kinds.includes(one.local) && nameOf(one) === name.local);
      if (found === undefined) throw refusal(node, `There is no ${kinds.at(-1)} named ${name.local}.`);
      if (found === root)
        throw refusal(node, `Altinn Studio's schema has no name for the root ${name.local}; --profile full has.`);
    }
    for (const part of partsOf(node)) check(part);
  };
  check(schema);
}

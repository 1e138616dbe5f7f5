import type { Documents } from "./gather-documents.js";
import { expanded, kindOf, nameOf, type ComponentKind } from "./nodes.js";
import { referringTo, renamed } from "./with-namespace.js";
import type { XsdNode } from "./parse-document.js";

/**
 * Puts what a `redefine` says in the place of what it redefines. The earlier definition stays under a name that no schema
 * can have, for the later one to be derived from.
 */
export function redefineComponents(
  { redefined }: Documents,
  byKind: Readonly<Record<ComponentKind, Map<string, XsdNode>>>,
): void {
  for (const use of redefined.keys()) {
    for (const definition of use.children) {
      const kind = kindOf(definition);
      const name = nameOf(definition);
      const before = kind && byKind[kind].get(expanded(name));
      if (!before) continue;
      const earlier = `${name.local}${redefinedMark}`;
      byKind[kind].set(expanded({ ...name, local: earlier }), renamed(before, earlier));
      byKind[kind].set(expanded(name), referringTo(definition, kind === "type" ? "base" : "ref", name, earlier));
    }
  }
}

/** Ends the name of a definition that was redefined. */
export const redefinedMark = "~";

import type { Caller } from "../caller.js";
import type { MethodsMaker, OperationGroups } from "../descriptor.js";
import { methodsOf } from "../methods.js";
import { halCaller } from "./hal-caller.js";
import type { HalRelations } from "./types.js";

/** Where a client keeps what its links need; out of sight of those who list its operations. */
export const halPart = Symbol("hal");

/** What following links needs of a client. */
export interface HalPart {
  readonly api: string;
  readonly server: string;
  readonly operations: OperationGroups;
  readonly relations: HalRelations;
  readonly call: Caller;
}

/** The methods of an API with links, and beside them what its links lead to. */
export function hal(relations: HalRelations): MethodsMaker {
  return (descriptor, plainCall, target) => {
    const { id: api, operations } = descriptor;
    const call = halCaller(plainCall);
    const part: HalPart = { api, server: target.server, operations, relations, call };
    return { ...methodsOf(descriptor, call, target), [halPart]: part };
  };
}

import type { JsonObject } from "../../model/json.js";
import { nameOf, refusal, type Source } from "./source.js";

interface Property {
  readonly node: Source;
  readonly name: string;
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** What a content consists of, in order: runs of properties, and whatever stands between them. */
export class Steps {
  readonly #done: JsonObject[] = [];
  #run: Property[] = [];

  /** Adds a property to the current run. */
  property(node: Source, schema: JsonObject, required: boolean, name: string = nameOf(node)): void {
    this.#run.push({ node, name, schema, required });
  }

  /** Ends the current run and adds a schema. */
  add(schema: JsonObject): void {
    if (this.#run.length > 0) this.#done.push(properties(this.#run));
    this.#run = [];
    this.#done.push(schema);
  }

  /** All of them. */
  get schema(): JsonObject {
    const all = this.#run.length > 0 ? [...this.#done, properties(this.#run)] : this.#done;
    return all.length === 0 ? {} : { allOf: all };
  }
}

function properties(run: readonly Property[]): JsonObject {
  for (const [index, { node, name }] of run.entries()) {
    if (run.findIndex((other) => other.name === name) < index)
      throw refusal(node, `There is another ${name} here, and Altinn Studio takes one; --profile full takes both.`);
  }
  const required = run.filter((property) => property.required).map(({ name }) => name);
  return {
    properties: Object.fromEntries(run.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
  };
}

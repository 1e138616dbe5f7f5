import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { Reading } from "./reading.js";

/** What a root element's schema has against a value, bytes as the text JSON has for them. */
export function jsonErrors({ schema }: Reading, element: string, value: unknown): readonly ErrorObject[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(schema, "schema");
  const elements = schema["@xsdElements"] as readonly { readonly "@xsdName": string }[];
  const index = elements.findIndex(({ "@xsdName": name }) => name === element);
  const validate = ajv.compile({ $ref: `schema#/@xsdElements/${index}` });
  validate(JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner instanceof Uint8Array ? "aGVp" : inner))));
  return validate.errors ?? [];
}

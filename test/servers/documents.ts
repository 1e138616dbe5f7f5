import { Diagnostics } from "../../generator/diagnostics.js";
import { readContract } from "../../generator/read/index.js";
import { readSpec } from "../../generator/specs.js";

/** A pinned document with its overlay, as Prism takes it. */
export async function pinned(id: string): Promise<object> {
  const spec = { id, format: "openapi" as const, file: `${id}/openapi.json` };
  const contract = readContract(await readSpec("specs", spec), new Diagnostics());
  if (contract.kind !== "api") throw new Error(`${id} is no API.`);
  const document = JSON.parse(JSON.stringify(contract.document), asPrismTakesIt) as object;
  return { ...document, servers: [{ url: "/" }] };
}

/** What Prism answers where a schema of text gives no value of its own. */
const examples: Readonly<Record<string, string>> = { appId: "ttd/demo-app", partyId: "51001234" };

function asPrismTakesIt(key: string, value: unknown): unknown {
  const { type } = Object(value) as { type?: unknown };
  if (key in examples && [type].flat().includes("string")) return { ...(value as object), example: examples[key] };
  // It parses a body by its media type, and would hold JSON in an upload against "a text of bytes".
  if (key === "requestBody") return JSON.parse(JSON.stringify(value), withoutBytes);
  return value;
}

function withoutBytes(key: string, value: unknown): unknown {
  const isBytes = key === "schema" && (value as { format?: unknown }).format === "binary";
  return isBytes ? {} : value;
}

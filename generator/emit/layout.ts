/** Every file a contract is generated into, by what it holds. This list is the whole of what we ever write. */
export const layout = {
  api: { schemas: "schemas.gen.ts", paths: "paths.gen.ts", index: "index.gen.ts" },
  graphql: { types: "types.gen.ts", index: "index.gen.ts" },
  datasets: { schemas: "schemas.gen.ts", datasets: "datasets.gen.ts", codes: "codes.gen.ts", index: "index.gen.ts" },
  soap: { operations: "operations.gen.ts", index: "index.gen.ts" },
  soapCatalogue: { index: "index.gen.ts" },
  xml: { types: "types.gen.ts", codec: "codec.gen.ts", index: "index.gen.ts" },
  registry: { index: "index.gen.ts" },
} as const;

/** True for a path that a generated tree may hold. */
export function isGenerated(path: string): boolean {
  return path.endsWith(".gen.ts");
}

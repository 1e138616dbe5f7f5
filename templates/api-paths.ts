/** `paths.gen.ts` of an API: openapi-typescript's `paths`, with schemas imported by name. */
export function apiPaths(paths: string, schemas: readonly string[]): string {
  const imports = schemas.length === 0 ? "" : `import type { ${schemas.join(", ")} } from "./schemas.gen.js";\n\n`;
  return imports + paths;
}

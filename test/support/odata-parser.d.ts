declare module "odata-parser" {
  export function parse(query: string): unknown;
}

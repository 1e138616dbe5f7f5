export type { FindXsd, WantedXsd } from "./gather-documents.js";
export type { XsdDocs, XsdFile } from "./parse-document.js";
export { readXsd, type XsdOptions } from "./steps.js";
export { writeSchema } from "./write-schema.js";

export type { FindXsd, WantedXsd } from "./gather-documents.js";
export { parseDocument, type XsdDocs, type XsdFile } from "./parse-document.js";
export { readXsd, type XsdOptions } from "./steps.js";
export { writeSchema } from "./write-schema.js";

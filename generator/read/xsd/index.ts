export { readXsd, type XsdOptions } from "./steps.js";
export type { XsdInput } from "./parse-document.js";

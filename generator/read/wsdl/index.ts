export { findBeside } from "./find-beside.js";
export { readWsdl, type ReadWsdl, type WsdlOptions } from "./steps.js";

export { readXsdAltinn } from "./read-xsd-altinn.js";

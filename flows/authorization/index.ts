/** Work with Altinn Authorization that takes more than one bare call. */
export { decide, type Attributes, type Decision, type Question } from "./decide.js";

/** Work with data.altinn.no that takes more than one bare call. */
export { harvest, type Harvested, type HarvestOptions, type HarvestRequest } from "./harvest.js";

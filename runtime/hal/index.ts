/** Resources that link to one another, as Altinn II's REST API has them. */
export type {
  HalError,
  HalLink,
  HalProblem,
  HalRelations,
  HalResource,
  ODataFilter,
  ODataOrder,
  ODataValue,
} from "./types.js";

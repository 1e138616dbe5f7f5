/** Resources that link to one another, as Altinn II's REST API has them. */
export { fromAltinnDate, toAltinnDate } from "./dates.js";
export { follow } from "./follow.js";
export type { FollowOptions, Followed, LinkOptions, RelationOf } from "./follow-types.js";
export { linksOf, type LinkPick } from "./links.js";
export { followLocation, limitReached, locationOf } from "./location.js";
export { and, eq, ge, gt, le, lt, ne, not, or, orderBy, startswith, substringof } from "./odata.js";
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

/** Typed clients for Altinn and data.altinn.no. Runs in Node, Deno, Bun, browsers and workers. */
export type { AnyProblem } from "./answer.js";
export { connect, type Client, type ClientOf, type ConnectOptions } from "./connect.js";
export { type ApiAuth, type ApiDescriptor, type OperationDescriptor, type OperationGroups } from "./descriptor.js";
export type { Finding, Step } from "./doctor/finding.js";
export { type Environment } from "./environments.js";
export { type OnProgress, type Progress } from "./counted.js";
export { Download } from "./download.js";
export * from "./errors.js";
export * from "./events.js";
export { type TypedDocument } from "./graphql/document.js";
export { type GraphqlMethods } from "./graphql/methods.js";
export { type GraphqlError, type GraphqlProblem, type GraphqlResult } from "./graphql/result.js";
export { type TokenOption, type Subscription, type SubscriptionOptions } from "./graphql/subscribe.js";
export { type CallOptions } from "./named.js";
export { poll, type PollOptions } from "./poll.js";
export { OutcomeError } from "./outcome-error.js";
export { ownRequest, type OwnRequest } from "./own-request.js";
export { type Page, type Paged, type PageOptions } from "./paging/paged.js";
export { attemptTimeout } from "./policies/attempt-timeout.js";
export { limit, type Limits } from "./policies/limit.js";
export { retry, type RetryOptions } from "./policies/retry.js";
export { type Patience } from "./repeat.js";
export {
  unwrap,
  type AnyResult,
  type DataOf,
  type Refusal,
  type RefusalStatus,
  type Result,
  type Success,
  type SuccessStatus,
} from "./result.js";
export { type Call, type Fetch, type Policy, type Send } from "./send.js";
export type { Unlisted, UnlistedNumber } from "./unlisted.js";
export { type FileUpload, type Upload } from "./upload.js";
export { wait } from "./wait.js";

/**
 * The contract between generated code and the runtime: the only module generated code imports.
 *
 * Generated code is types and descriptors. A descriptor is a plain constant; everything it makes possible is done here
 * at run time, so that a fix never asks for a regeneration. What not every API needs, it refers to: `body: upload`. So a
 * bundle carries no more than its APIs use.
 */
export type { AnyProblem } from "./answer.js";
export { deprecatedDataset } from "./deprecation.js";
export { api, type ApiDescriptor, type ApiAuth, type OperationDescriptor, type OperationGroups } from "./descriptor.js";
export type { ClientOf } from "./connect.js";
export { text } from "./answer.js";
export { form, jsonAs, multipart, plainText, textAs } from "./body-writers.js";
export { conditions } from "./conditions.js";
export { download, type Download } from "./download.js";
export type { GraphqlOperation, GraphqlService } from "./graphql/operation.js";
export { graphql } from "./graphql/service.js";
export type { GraphqlResult } from "./graphql/result.js";
export type { TokenOption, Subscription, SubscriptionOptions } from "./graphql/subscribe.js";
export { hal } from "./hal/client.js";
export type { HalLink, HalProblem, ODataFilter, ODataOrder } from "./hal/types.js";
export type { CallOptions, FlowOptions } from "./named.js";
export { limit } from "./policies/limit.js";
export { pageLinks } from "./paging/page-links.js";
export { pageOffsets } from "./paging/page-offsets.js";
export { pageNumbers } from "./paging/page-numbers.js";
export { pageSequence } from "./paging/page-sequence.js";
export { pageTokens } from "./paging/page-tokens.js";
export type { Paged, PageOptions } from "./paging/paged.js";
export { passingCodes } from "./policies/passing-codes.js";
export { queryStyles } from "./query-styles.js";
export type { Result } from "./result.js";
export type { Unlisted, UnlistedNumber } from "./unlisted.js";
export {
  dataset,
  type Access,
  type DatasetDescriptor,
  type DatasetParameters,
  type DatasetRequirement,
  type ValueType,
} from "./dataset.js";
export type { Amount, Attachment, Moment } from "./dataset-values.js";
export { sizedUpload, upload, uploadAs, type FileUpload, type Upload } from "./upload.js";
export { soapOperation, type SoapOperation } from "./soap/operation.js";
export { soapService, type SoapService } from "./soap/service.js";
export * from "./xml/codegen.js";

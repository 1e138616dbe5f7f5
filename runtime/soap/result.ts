import type { AnyProblem } from "../answer.js";
import { stateOf } from "../call-state.js";
import { MultipartError } from "./multipart.js";
import { isPassing } from "../repeat.js";
import { calls, type Refusal, type RefusalStatus, type Result, type Success, type SuccessStatus } from "../result.js";
import { XmlError } from "../xml/error.js";
import { whole } from "./attachments.js";
import { factsOf, type SoapFault } from "./fault.js";
import type { SoapOperation } from "./operation.js";
import { readWhole } from "./read-answer.js";
import type { SoapReading } from "./read-envelope.js";
import type { SoapDetail, SoapOutput } from "./values.js";

/** Why an operation brought nothing. */
export interface SoapProblem<Detail = object> extends AnyProblem {
  /** What the service says; absent when the request was refused before it, by a gateway for one. */
  readonly fault?: SoapFault<Detail>;
  /** The failure passes: the same call may do later. It is not sent again by itself. */
  readonly retryable: boolean;
  /** What the service calls this fault in its own logs. */
  readonly traceId?: string;
}

/** What a call brings: `data`, or `error` for a fault and any other refusal, whatever the status. */
export type SoapResult<Operation extends SoapOperation = SoapOperation> =
  Success<SoapOutput<Operation>> | Refusal<SuccessStatus | RefusalStatus, SoapProblem<SoapDetail<Operation>>>;

/** The result a call stands for. */
export async function resultOf(operation: SoapOperation, result: Result<unknown>): Promise<SoapResult> {
  const { fault, data } = result.error ? { fault: await faultIn(operation, result) } : (result.data as SoapReading);
  if (!result.error && !fault) return { ...result, data };
  const { status, response } = result;
  const problem = { type: "about:blank", title: response.statusText || `HTTP ${status}`, status };
  const { ErrorID, ErrorGuid } = fault ? factsOf(fault) : {};
  const retryable = passes(status, fault);
  const call = calls.get(response);
  if (call && fault) {
    const codes = [fault.code, ...fault.subcodes, `${ErrorID ?? ""}`].filter((code) => safeCode.test(code));
    stateOf(call).told = { codes, retryable };
  }
  const error: SoapProblem = {
    ...problem,
    retryable,
    ...(fault && { fault }),
    ...(ErrorGuid && { traceId: ErrorGuid }),
  };
  return { error, status, response };
}

/** The fault in the text of a refusal. */
async function faultIn(operation: SoapOperation, { error, response }: Result<unknown>): Promise<SoapFault | undefined> {
  const text = new TextEncoder().encode(error?.detail ?? "");
  try {
    const { envelope, parts } = await whole([text], response.headers.get("content-type") ?? "");
    return readWhole(operation, envelope, parts).fault;
  } catch (thrown) {
    if (thrown instanceof XmlError || thrown instanceof MultipartError) return undefined;
    throw thrown;
  }
}

/** What is wrong with the request stays so. */
const ofTheRequest =
  /^(Client|Sender|MustUnderstand|VersionMismatch|DataEncodingUnknown|ActionNotSupported|InvalidSecurity|FailedAuthentication)\b/;

const temporary = /tempora|unavailable|midlertidig|utilgjengelig/i;

/**
 * True for a refusal that may pass: that of a gateway, and a fault of the server that names no error of Altinn's, or the
 * general one with words for a time.
 */
function passes(status: number, fault: SoapFault | undefined): boolean {
  if (!fault) return isPassing(status);
  const { ErrorID, AltinnErrorMessage } = factsOf(fault);
  if (ErrorID === undefined) return ![fault.code, ...fault.subcodes].some((code) => ofTheRequest.test(code));
  return ErrorID === 0 && temporary.test(AltinnErrorMessage ?? "");
}

/** Names, and numbers of errors; never a number of anybody's. */
const safeCode = /^(?:[A-Za-z][A-Za-z.]{0,40}|\d{1,6})$/;

import { HttpError, unwrap, type AnyResult, type DataOf } from "altinnkit";
import type { DatasetDescriptor } from "altinnkit/codegen";
import { classOfStatus, meaningOf } from "./classes.js";
import { DanError, type DanErrorFacts } from "./dan-error.js";

/**
 * The data of a successful result of `dan/v1`.
 *
 * @param dataset - What was harvested: with a dataset that needs consent, an outage may be a consent that was taken back.
 * @throws {@link DanError} when the service refused: a class by what the code means.
 */
export function unwrapDan<Given extends AnyResult>(
  result: Given,
  dataset?: Pick<DatasetDescriptor, "consent">,
): DataOf<Given> {
  try {
    return unwrap(result);
  } catch (error) {
    throw error instanceof HttpError ? danError(error, result.error, dataset?.consent) : error;
  }
}

function danError(refused: HttpError, body: unknown, needsConsent: true | undefined): DanError {
  const { statusCode, detailCode, ...said } = body as Readonly<Record<string, unknown>>;
  const { operation, status, ids, code, attempts, retryAfterMs, scopes } = refused;
  const meaning = code === undefined ? undefined : meaningOf(code);
  const facts: DanErrorFacts = {
    operation,
    status,
    ids,
    code,
    attempts,
    retryAfterMs,
    scopes,
    codeName: meaning?.codeName,
    retryable: code === undefined ? refused.retryable : (meaning?.retryable ?? false),
    detailCode: typeof detailCode === "string" && /^[A-ZÆØÅ]{1,20}-\d{1,6}$/i.test(detailCode) ? detailCode : undefined,
    description: textOf(said["description"]) ?? textOf(said["message"]) ?? textOf(said["detail"]),
    detailDescription: textOf(said["detailDescription"]),
  };
  const byStatus = code === undefined ? classOfStatus(status, operation, typeof statusCode === "number") : undefined;
  const Class = meaning?.class ?? byStatus ?? DanError;
  return new Class(needsConsent && meaning?.codeName === "ServiceNotAvailable" ? { ...facts, ...doubt } : facts);
}

/** That a consent was taken back is told like an outage. */
const doubt = { retryable: false, consent: "unknown", hint: "Or the consent is taken back." };

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

import { retry, type Policy, type RetryOptions } from "altinnkit";
import { danV1 } from "../../generated/dan/v1/index.gen.js";

/**
 * {@link retry} as a client of `dan/v1` has it when it names no policies, for those that do: of the service's failures it
 * tries again what passes (1013, 3001, 429 and no answer), and never what is sent to a subject.
 */
export function danRetry(options?: RetryOptions): Policy {
  const policies = [retry(options), ...(danV1.policies ?? [])];
  return (next) => policies.reduceRight((send, policy) => policy(send), next);
}

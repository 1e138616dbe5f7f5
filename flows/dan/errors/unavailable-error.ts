import type { ConsentState } from "./consent-error.js";
import { DanError } from "./dan-error.js";

/** Something behind the service is out of reach or too slow: 1013, and the gateway's 502 to 504. */
export class UnavailableError extends DanError {
  override readonly name = "UnavailableError";
  /**
   * `unknown` where the dataset needs consent: that it was taken back is told in the same way. Then the error is not
   * retryable; the call itself has tried again.
   */
  declare readonly consent?: ConsentState;
}

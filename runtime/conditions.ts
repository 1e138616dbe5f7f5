/** On what a request depends. */
export interface Conditions {
  /** Only when it is still the version of this `etag`. */
  readonly ifMatch?: string;
  /** Only when it is not the version of this `etag` any more. */
  readonly ifNoneMatch?: string;
}

/**
 * The headers that say on what a request depends. An `etag` goes as the API gave it: not all of theirs have quotes.
 *
 * @see [RFC 9110, section 13.1](https://www.rfc-editor.org/rfc/rfc9110.html#section-13.1)
 */
export function conditions({ ifMatch, ifNoneMatch }: Conditions): object {
  return { "If-Match": ifMatch, "If-None-Match": ifNoneMatch };
}

/** What is asked of Maskinporten. */
export interface Grant {
  readonly issuer: string;
  readonly clientId: string;
  /** Sorted, each once. */
  readonly scopes: readonly string[];
  readonly resource?: readonly string[] | undefined;
  /** Nine digits. */
  readonly consumerOrg?: string | undefined;
  readonly onBehalfOf?: string | undefined;
  readonly pid?: string | undefined;
  readonly authorizationDetails?: readonly object[] | undefined;
}

/** One text per different token. All grants are made alike, so their members stand in one order. */
export function keyOf(grant: Grant): string {
  return JSON.stringify(grant);
}

/** Maskinporten takes two minutes at most. */
const lifetime = 60;

/**
 * The grant as Maskinporten wants it: a claim it does not know is refused, and each grant is good for one try.
 *
 * @param now - Whole seconds since 1970, by Maskinporten's clock.
 * @see [RFC 7523, section 3](https://www.rfc-editor.org/rfc/rfc7523.html#section-3)
 */
export function claimsOf(grant: Grant, now: number): object {
  return {
    aud: grant.issuer,
    iss: grant.clientId,
    scope: grant.scopes.join(" "),
    resource: grant.resource,
    consumer_org: grant.consumerOrg,
    iss_onbehalfof: grant.onBehalfOf,
    pid: grant.pid,
    authorization_details: grant.authorizationDetails,
    iat: now,
    exp: now + lifetime,
    jti: crypto.randomUUID(),
  };
}

import { unwrap, type CallOptions, type ClientOf } from "altinnkit";
import type { authorizationV1, XacmlJsonCategoryExternal } from "../../generated/altinn3/authorization/v1/index.gen.js";

/** Values by the ids of their attributes, such as `urn:altinn:resource`. */
export type Attributes = Readonly<Record<string, string>>;

/** What the decision point is asked: may they do that to it? */
export interface Question {
  /** Who, such as `{ "urn:altinn:person:identifier-no": … }`. */
  readonly subject: Attributes;
  /** What they would do, such as `read`. */
  readonly action: string;
  /** To what, and whose it is: `urn:altinn:resource` and, for one, `urn:altinn:organization:identifier-no`. */
  readonly resource: Attributes;
}

/** What it answers. */
export interface Decision {
  /** True for `Permit` alone. */
  readonly permitted: boolean;
  /**
   * What a permit is bound to, by category: `urn:altinn:minimum-authenticationlevel` for one. Whoever cannot see to one of
   * them has to refuse.
   */
  readonly obligations: Attributes;
}

/**
 * Asks the policy decision point one question.
 *
 * @param client - A client of `altinn3/authorization/v1`.
 * @throws HttpError when the service refuses to answer.
 * @see [XACML 3.0, JSON profile](https://docs.oasis-open.org/xacml/xacml-json-http/v1.1/xacml-json-http-v1.1.html)
 */
export async function decide(
  client: ClientOf<typeof authorizationV1>,
  { subject, action, resource }: Question,
  options: CallOptions = {},
): Promise<Decision> {
  const request = {
    accessSubject: [category(subject)],
    action: [category({ "urn:oasis:names:tc:xacml:1.0:action:action-id": action })],
    resource: [category(resource)],
  };
  const { response } = unwrap(await client.decisions.authorize({ body: { request } }, options));
  const results = response ?? [];
  const assigned = results
    .flatMap(({ obligations }) => obligations ?? [])
    .flatMap(({ attributeAssignment }) => attributeAssignment ?? []);
  return {
    permitted: results.length > 0 && results.every(({ decision }) => decision === "Permit"),
    obligations: Object.fromEntries(assigned.map(({ category, value }) => [category ?? "", value ?? ""])),
  };
}

function category(attributes: Attributes): XacmlJsonCategoryExternal {
  return { attribute: Object.entries(attributes).map(([attributeId, value]) => ({ attributeId, value })) };
}

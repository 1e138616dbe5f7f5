import { connect, type ClientOf, type ConnectOptions } from "altinnkit";
import { bearer, subscriptionKey } from "altinnkit/auth";
import { danV1 } from "altinnkit/dan/v1";
import { keyOf } from "./contexts.js";
import { agency, type DanServer } from "./dan.js";
import { testToken } from "./tokens.js";

/** Whose client it is; left out, a public agency's in `eBevis` with every scope the service has. */
export interface TestCaller {
  readonly context?: string;
  readonly organization?: string;
  readonly scopes?: readonly string[];
}

/** Scopes of the service. */
export const allScopes: readonly string[] = [
  ..."ebevis drosje tilda oed dihe reelle duediligence dgm kontrollinformasjon utleggspant advregverifikasjon"
    .concat(" advregverifikasjonprivat advregperson advregpersonprivat advregbulk advregbulkprivat")
    .split(" ")
    .map((name) => `altinn:dataaltinnno/${name}`),
  "dan:test",
  "dan:altinnstudioapps",
];

/** A client of a {@link startDan} that takes the tokens of tests. */
export function danClient(
  { base }: Pick<DanServer, "base">,
  { context = "eBevis", organization = agency, scopes = allScopes }: TestCaller = {},
  options: Partial<ConnectOptions> = {},
): ClientOf<typeof danV1> {
  return connect(danV1, {
    environment: "custom",
    baseUrl: base,
    auth: [bearer(() => testToken({ organization, scopes })), subscriptionKey(keyOf(context))],
    ...options,
  });
}

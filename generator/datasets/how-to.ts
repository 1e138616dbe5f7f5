import { constantOf } from "../emit/constant-of.js";
import type { Dataset } from "../model/contract.js";
import { valueIdentifier } from "../model/naming/words.js";
import { roadCode, type Road } from "./road-code.js";

/** The ways to a dataset's data, the shortest that has its types first. */
export function roadsTo({ direct, open, values }: Dataset): Road[] {
  const file = values.some(({ valueType }) => valueType === "binary");
  return [
    ...(direct ? [file ? ("file" as const) : ("direct" as const)] : ["accreditation" as const]),
    ...(open ? ["open" as const] : []),
  ];
}

/** The Maskinporten scopes that one service context asks for; the subscription key decides which context a client is in. */
export function scopesIn({ requirements }: Dataset, context: string | undefined): string[] {
  const asked = requirements.filter(({ contexts }) => contexts?.includes(context ?? "") ?? true);
  return [...new Set(asked.flatMap(({ scopes = [] }) => scopes))];
}

/**
 * A module that fetches a dataset, to paste and to fill in.
 *
 * @param id - The datasets' contract, such as `dan/datasets/v1`.
 * @param context - The service context it is fetched in; left out, the dataset's first.
 */
export function howToFetch(id: string, dataset: Dataset, road: Road, context = dataset.contexts[0]): string {
  const api = id.replace("/datasets/", "/");
  const client = constantOf(api);
  const constant = valueIdentifier(dataset.type);
  const { flows, lines } = roadCode[road](constant, dataset);
  const open = road === "open";
  return [
    `import { connect } from "altinnkit";`,
    ...(open ? [] : [`import { maskinporten, subscriptionKey } from "altinnkit/auth";`]),
    `import { ${constant} } from "altinnkit/${id}";`,
    `import { ${client} } from "altinnkit/${api}";`,
    `import { ${flows.join(", ")} } from "altinnkit/flows/dan";`,
    "",
    ...(open
      ? [`const dan = connect(${client}, { environment: "tt02" });`]
      : connection(client, scopesIn(dataset, context))),
    "",
    ...lines,
  ].join("\n");
}

function connection(client: string, scopes: readonly string[]): string[] {
  const asked = (scopes.length > 0 ? scopes : ["altinn:dataaltinnno"]).map((scope) => JSON.stringify(scope)).join(", ");
  return [
    `const { CLIENT_ID = "", KEY = "", KEY_ID = "", SUBSCRIPTION_KEY = "" } = process.env;`,
    `const dan = connect(${client}, {`,
    `  environment: "tt02",`,
    `  auth: [`,
    `    maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes: [${asked}] }),`,
    `    subscriptionKey(SUBSCRIPTION_KEY),`,
    `  ],`,
    `});`,
  ];
}

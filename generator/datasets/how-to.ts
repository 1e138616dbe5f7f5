import { constantOf } from "../emit/constant-of.js";
import type { Dataset } from "../model/contract.js";
import { valueIdentifier } from "../model/naming/words.js";

/** The ways to a dataset's data. */
export type Road = "direct" | "file" | "open" | "accreditation";

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
  const open = road === "open";
  return [
    `import { connect${road === "direct" ? "" : ", unwrap"} } from "altinnkit";`,
    ...(open ? [] : [`import { maskinporten, subscriptionKey } from "altinnkit/auth";`]),
    `import { ${constant} } from "altinnkit/${id}";`,
    `import { ${client} } from "altinnkit/${api}";`,
    ...(road === "direct" ? [`import { harvest } from "altinnkit/flows/dan";`] : []),
    "",
    ...(open
      ? [`const dan = connect(${client}, { environment: "tt02" });`]
      : connection(client, scopesIn(dataset, context))),
    "",
    ...calls[road](constant, dataset),
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

const calls: Readonly<Record<Road, (constant: string, dataset: Dataset) => string[]>> = {
  direct: (constant, { parameters, values }) => [
    ...(parameters.length === 0
      ? [`const { values } = await harvest(dan, ${constant}, { subject: "310724181" });`]
      : [
          `const { values } = await harvest(dan, ${constant}, {`,
          `  subject: "310724181",`,
          `  parameters: { ${shown(parameters)
            .map((one) => `${key(one.name)}: ${example(one)}`)
            .join(", ")} },`,
          `});`,
        ]),
    `console.log(values${member(values[0]?.name)});`,
  ],
  file: (constant) => [
    `const file = await dan.GET("/directharvest/{evidenceCodeName}", {`,
    `  params: { path: { evidenceCodeName: ${constant}.name } },`,
    `  parseAs: "blob",`,
    `});`,
    `console.log(unwrap(file));`,
  ],
  open: (constant) => [
    `const path = { datasetName: ${constant}.name, identifier: "310724181" };`,
    `console.log(unwrap(await dan.opendata.getFor({ path })));`,
  ],
  accreditation: (constant, { consent, parameters }) => [
    `const accreditation = await dan.accreditation.create({`,
    `  body: {`,
    `    requestor: "310724181",`,
    `    subject: "310724181",`,
    ...(consent ? [`    consentReference: "Case 1",`] : []),
    `    evidenceRequests: [`,
    `      {`,
    `        evidenceCodeName: ${constant}.name,`,
    ...(consent ? [`        requestConsent: true,`] : []),
    ...(parameters.length === 0
      ? []
      : [
          `        parameters: [`,
          ...shown(parameters).map(
            (one) => `          { evidenceParamName: ${JSON.stringify(one.name)}, value: ${example(one)} },`,
          ),
          `        ],`,
        ]),
    `      },`,
    `    ],`,
    `  },`,
    `});`,
    `const path = { accreditationId: unwrap(accreditation).id ?? "" };`,
    `console.log(unwrap(await dan.evidence.getStatus({ path })));`,
    `// Once it is available:`,
    `console.log(unwrap(await dan.evidence.harvest({ path: { ...path, evidenceCodeName: ${constant}.name } })));`,
  ],
};

/** What must be given; where nothing must, the first as an example. */
function shown(parameters: Dataset["parameters"]): Dataset["parameters"] {
  const required = parameters.filter((parameter) => parameter.required);
  return required.length > 0 ? required : parameters.slice(0, 1);
}

function example({ type }: Dataset["parameters"][number]): string {
  return { boolean: "true", number: "1", dateTime: `"2026-01-15"` }[type] ?? `""`;
}

function member(name: string | undefined): string {
  if (name === undefined) return "";
  return key(name) === name ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A property's name in an object literal. */
function key(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}

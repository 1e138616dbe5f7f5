import { clientNames } from "./clients.js";
import type { Migration } from "./types.js";

/** APIs that want a gateway's key beside the token. */
const gated: readonly string[] = ["altinn3/authorization/v1"];

/** A module that calls what takes the place of a use of Altinn II, to paste and to fill in. */
export function sketchOf({ to, token, sketch }: Migration): string | undefined {
  if (sketch === undefined) return undefined;
  const lines = sketch.trim().split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const calls = lines.filter((line) => !line.startsWith("import "));
  const contracts = [...new Set(to.map(({ contract }) => contract))];
  const keyed = contracts.some((contract) => gated.includes(contract));
  return [
    `import { connect${sketch.includes("unwrap(") ? ", unwrap" : ""} } from "altinnkit";`,
    ...(token === undefined
      ? []
      : [`import { ${[token.from, ...(keyed ? ["subscriptionKey"] : [])].join(", ")} } from "altinnkit/auth";`]),
    ...contracts.map((contract) => `import { ${clientNames[contract].descriptor} } from "altinnkit/${contract}";`),
    ...imports,
    "",
    ...(token === undefined ? [] : [...authLines(token, keyed), ""]),
    ...contracts.map((contract) => {
      const { descriptor, client } = clientNames[contract];
      const server = contract.startsWith("altinn3/app/") ? `, server: { org: "ttd", app: "my-app" }` : "";
      return `const ${client} = connect(${descriptor}, { environment: "tt02"${token ? ", auth" : ""}${server} });`;
    }),
    "",
    ...calls.slice(calls.findIndex((line) => line !== "")),
  ].join("\n");
}

function authLines({ from, scopes }: NonNullable<Migration["token"]>, keyed: boolean): string[] {
  const key = keyed ? "SUBSCRIPTION_KEY" : undefined;
  const [open, close] = key === undefined ? ["", ""] : ["[", `, subscriptionKey(${key})]`];
  const env = (names: readonly string[]) =>
    `const { ${[...names, ...(key === undefined ? [] : [key])].map((name) => `${name} = ""`).join(", ")} } = process.env;`;
  if (from === "idporten") {
    return [
      `// The person's session has the scope ${scopes.join(" and ")}.`,
      env(["IDPORTEN_TOKEN"]),
      `const auth = ${open}idporten({ token: () => IDPORTEN_TOKEN })${close};`,
    ];
  }
  return [
    env(["CLIENT_ID", "KEY", "KEY_ID"]),
    `const scopes = [${scopes.map((scope) => JSON.stringify(scope)).join(", ")}];`,
    `const auth = ${open}maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes })${close};`,
  ];
}

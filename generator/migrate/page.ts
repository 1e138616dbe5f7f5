import { identifiers, migrations, type Migration } from "../../migration/index.js";
import { answerParts, identifiersTable } from "./markdown.js";
import { answerOf } from "./result.js";

const table: readonly Migration[] = migrations;

const beginning = `# From Altinn II to Altinn 3

<!-- Written by \`npm run docs:migration\` from migration/. Do not edit. -->

Altinn II is being left. For every route of its REST API and every operation of its SOAP services this page says what
to call instead: operations of our clients, what is different, and code to begin with.

- **Status**: \`replaced\` is the same idea in a new API, \`redesigned\` another model; of \`dropped\` nothing is left, \`shim\`
  is still spoken, and of the \`unclear\` nobody has said, or it is different for every service.
- **Source**: \`documented\` means that Altinn's migration pages name the product, \`inferred\` that we chose it from the
  contracts, \`source\` that Altinn 3's public source code shows it. Operations and changes are our reading of the
  contracts in every case.

## Find it in your code

\`\`\`sh
altinnkit migrate                                   # the project of ./tsconfig.json
altinnkit migrate src 'legacy/**/*.js' --markdown   # a report to hand on
altinnkit migrate --json                            # for a script
altinnkit migrate --fail                            # for CI: exit 1 while there is something left
echo InsertCorrespondenceBasicV2 | altinnkit migrate --operations -
\`\`\`

It reads TypeScript and JavaScript, and follows constants through modules. It finds URLs in templates, concatenations,
\`new URL\` and the settings of clients, with the method of the call they go to; endpoints, actions, namespaces and
operations of SOAP; and calls of our own \`altinnkit/altinn2/…\` clients. What is generated (\`*.gen.ts\`), declared or
installed is left out. A path such as \`/api/metadata\` without a host of Altinn or an \`ApiKey\` in its file, and a name
such as \`GetRights\` alone, are told as _possible_.

It ends in exit 0 whatever it finds; with \`--fail\` in exit 1 where a use is certain. \`--operations\` ends in exit 1 where
a line names nothing of Altinn II. A project that cannot be read is exit 2.

## The table as data

\`\`\`ts
import { migrationOf, migrationsOfSoap, sketchOf } from "altinnkit/migration";

const inbox = migrationOf("GET /api/{who}/messages");
console.log(inbox.status, inbox.to[0].contract, inbox.to[0].operation);

for (const migration of migrationsOfSoap("InsertCorrespondenceBasicV2")) console.log(sketchOf(migration));
\`\`\`

Routes and operations are literal types: what is not there does not compile.

## Tokens

People bring the token of their ID-porten session: \`idporten(…)\`. An organisation's own programs take a system user's:
\`maskinporten({ …, systemUser })\`, with the scopes that the code names. The \`ApiKey\` header is gone.`;

/** docs/migration.md: every use of Altinn II, and what becomes of it. */
export function migrationPage(): string {
  return [
    beginning,
    "## Identifiers",
    identifiersTable(Object.values(identifiers)),
    "## REST routes",
    restTable(),
    "## SOAP operations",
    "Names are those that channels and versions have in common: `InsertCorrespondence` is also `InsertCorrespondenceBasicV2`.",
    soapTable(),
    "## What to call instead",
    ...table.flatMap(section),
    "",
  ].join("\n\n");
}

function restTable(): string {
  const rows = table.flatMap((migration) =>
    migration.rest.map((route) => ({ route, path: route.split(" ")[1]!, migration })),
  );
  const sorted = rows.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
  return [
    "| Altinn II | status | Altinn 3 |",
    "| --- | --- | --- |",
    ...sorted.map(({ route, migration }) => `| \`${route}\` | ${become(migration)} |`),
  ].join("\n");
}

function soapTable(): string {
  const rows = table.flatMap((migration) =>
    Object.entries(migration.soap).map(
      ([contract, names]) =>
        `| ${contract} | ${names.map((name) => `\`${name}\``).join(", ")} | ${become(migration)} |`,
    ),
  );
  return ["| contract | operations | status | Altinn 3 |", "| --- | --- | --- | --- |", ...rows.sort()].join("\n");
}

/** Status, and the operations with a link to where they are explained. */
function become({ id, status, to }: Migration): string {
  const contracts = [...new Set(to.map(({ contract }) => contract))];
  const operations = contracts.map((contract) => {
    const names = to.filter((one) => one.contract === contract).map(({ operation }) => operation);
    return `${contract.replace("altinn3/", "")} ${names.join(", ")}`;
  });
  return `${status} | [${operations.join("; ") || "nothing to call"}](#${anchorOf(id)})`;
}

function section(migration: Migration): string[] {
  const { id, rest, soap, product } = migration;
  const operations = Object.entries(soap).map(([contract, names]) => `${contract}: ${names.join(", ")}`);
  const changing = migration.identifiers.map((name) => identifiers[name].altinn2).join("; ");
  return [
    `### ${id}`,
    `${[...rest.map((route) => `\`${route}\``), ...operations].join("; ")}.`,
    `Becomes: ${product}.`,
    ...answerParts(answerOf(migration)),
    ...(changing === "" ? [] : [`Identifiers that change: ${changing}.`]),
  ];
}

/** As GitHub makes them of headings. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(".", "");
}

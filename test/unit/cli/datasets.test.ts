import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inCopy, root, runCli } from "../../support/cli.js";

describe("datasets", () => {
  test("lists what has the word, the best first, and shows how to fetch that one", async () => {
    const { code, stdout, stderr } = await runCli(["datasets", "kjøretøy"], root);

    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`NAME                     ACCESS  CONTEXTS       SUMMARY
Kjoretoy                 direct  OED            Vehicles registered on a party.
Kjoretoyopplysninger     direct  eDueDiligence  Vehicles registered on a party, with encumbrances if asked for.
RettsstiftelserKjoretoy  direct  eDueDiligence  Registered rights in one vehicle.

Kjoretoy: Vehicles registered on a party.
  contract  dan/datasets/v1
  access    direct
  contexts  OED
  scopes    altinn:dataaltinnno/oed
  values    default: jsonSchema

import { connect } from "altinnkit";
import { maskinporten, subscriptionKey } from "altinnkit/auth";
import { kjoretoy } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvest } from "altinnkit/flows/dan";

const { CLIENT_ID = "", KEY = "", KEY_ID = "", SUBSCRIPTION_KEY = "" } = process.env;
const dan = connect(danV1, {
  environment: "tt02",
  auth: [
    maskinporten({ clientId: CLIENT_ID, key: KEY, kid: KEY_ID, scopes: ["altinn:dataaltinnno/oed"] }),
    subscriptionKey(SUBSCRIPTION_KEY),
  ],
});

const { values } = await harvest(dan, kjoretoy, { subject: "310724181" });
console.log(values.default);
`);
  });

  test("what needs consent is shown with it, its parameters and the accreditation", async () => {
    const { stdout } = await runCli(["datasets", "RestanserV2"], root);

    expect(stdout).toContain("consent   the subject's, in at least one service context\n");
    expect(stdout).toContain("datasets: [{ dataset: restanserV2, consent: true }],\n");
  });

  test("the code asks for the scopes of the service context that is named, and the page tells those of all", async () => {
    const { stdout } = await runCli(["datasets", "RestanserV2", "--context", "ebevis"], root);

    expect(stdout).toContain(
      "scopes    altinn:dataaltinnno/drosje (Drosjeloyve); altinn:dataaltinnno/ebevis (eBevis)\n",
    );
    expect(stdout).toContain('scopes: ["altinn:dataaltinnno/ebevis"] }');
  });

  test("--json prints each with its code, and --context and --open narrow it down", async () => {
    const all = await runCli(["datasets", "--json"], root);
    const open = await runCli(["datasets", "--open", "--context", "ebevis", "--json"], root);
    const listed = JSON.parse(open.stdout) as { name: string; roads: string[]; code: string }[];

    expect((JSON.parse(all.stdout) as unknown[]).length).toBe(69);
    expect(listed.map(({ name, roads }) => [name, roads])).toEqual([
      ["Roller", ["direct", "open"]],
      ["UnitBasicInformation", ["direct", "open"]],
    ]);
    expect(listed[0]!.code).toContain("await openData(dan, roller, ");
  });

  test.each([
    ["a slip", ["bankrupty"], 'No dataset fits "bankrupty". Did you mean "BANKRUPTCY"?\n'],
    ["another context", ["--context", "ebvis"], 'No dataset fits context "ebvis". Did you mean "eBevis"?\n'],
    [
      "words that are nowhere together",
      ["Grunnbok", "--open"],
      'No dataset fits "Grunnbok", open to everyone. "altinnkit datasets" shows all 69; take a word away, or look in another context.\n',
    ],
  ])("%s ends in exit 1 with the remedy", async (_what, args, says) => {
    const { code, stdout, stderr } = await runCli(["datasets", ...args], root);

    expect([code, stdout, stderr]).toEqual([1, "", says]);
  });

  test("nothing found is an empty list to a script", async () => {
    const { code, stdout } = await runCli(["datasets", "zzzzzz", "--json"], root);

    expect([code, stdout]).toEqual([1, "[]\n"]);
  });

  test("pins without datasets end in exit 2 with the command that brings them", async () =>
    inCopy(async (folder) => {
      await rm(join(folder, "specs/dan/datasets"), { recursive: true });
      const { code, stderr } = await runCli(["datasets", "--specs", "specs"], folder);

      expect([code, stderr]).toEqual([
        2,
        'specs: no datasets are pinned here. Run "altinnkit pull dan/datasets/v1".\n',
      ]);
    }));

  test("completion proposes names of datasets after it, and ids after others", async () => {
    const names = await runCli(["--get-yargs-completions", "altinnkit", "datasets", "Kjor"], root);
    const ids = await runCli(["--get-yargs-completions", "altinnkit", "generate", "dan/"], root);

    expect(names.stdout.trim().split("\n")).toEqual(["Kjoretoy", "Kjoretoyopplysninger"]);
    expect(ids.stdout.trim().split("\n")).toEqual(["dan/datasets/v1", "dan/v1"]);
  });
});

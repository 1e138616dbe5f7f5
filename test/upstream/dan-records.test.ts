import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, unwrap } from "altinnkit";
import { mvaMeldingsOpplysning, restanserV2 } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { authorize, listAccreditations, listReminders, statusOf, type Dan } from "altinnkit/flows/dan";
import { expect, test } from "vitest";
import { startApi } from "../servers/api.js";
import { compiled } from "../support/compiled.js";
import { describeUpstream, upstream } from "../support/upstream.js";

interface Sample {
  readonly file: string;
  readonly schema?: string;
}

const folder = `${upstream}/dan/samples`;
const textOf = (file: string) => readFileSync(join(folder, file), "utf8");
const json = (file: string): unknown => JSON.parse(textOf(file));
const index = existsSync(folder) ? (json("index.json") as { samples: readonly Sample[] }).samples : [];

/** What a client gets whom the service answers with a sample, and what it sent. */
async function answered<T>(file: string, ask: (dan: Dan) => Promise<T>): Promise<{ got: T; sent: string }> {
  const api = await startApi(() => ({ headers: { "Content-Type": "application/json" }, body: textOf(file) }));
  try {
    const got = await ask(connect(danV1, { environment: "custom", baseUrl: api.url }));
    return { got, sent: api.received[0]!.body.toString() };
  } finally {
    await api.close();
  }
}

describeUpstream("samples of what data.altinn.no keeps", () => {
  test("each has the members of its type and no others", { timeout: 60_000 }, () => {
    const statements = index.flatMap(({ file, schema }) =>
      schema === undefined ? [] : `(${textOf(file)}) satisfies types.${schema};`,
    );

    expect(statements.length).toBeGreaterThan(20);
    expect(compiled("altinnkit/dan/v1", statements)).toEqual([]);
    expect(compiled("altinnkit/dan/v1", [`({ scheme: null, id: null, more: 1 }) satisfies types.Party;`])).toHaveLength(
      1,
    );
  });

  test("access is asked for in the service's words, and what is left out is told", async () => {
    const { got, sent } = await answered("accreditation.created.json", (dan) =>
      authorize(dan, {
        requestor: "312455714",
        subject: "310724181",
        consentReference: "2026-000001",
        externalReference: "sak-1",
        languageCode: "no-nb",
        datasets: [
          { dataset: restanserV2, consent: true },
          { dataset: mvaMeldingsOpplysning, consent: true, legalBasis: { type: "cpv", content: "30000000-9" } },
        ],
      }),
    );

    expect([got.granted, got.skipped]).toEqual([[restanserV2], [mvaMeldingsOpplysning]]);
    expect(got.raw).toEqual(json("accreditation.created.json"));
    const { skipAltinnNotification: _, ...wanted } = json("authorization.request.json") as Record<string, unknown>;
    expect(JSON.parse(sent.replaceAll('"1"', '"cpv-1"'))).toEqual(wanted);
  });

  test.each<[file: string, ask: (dan: Dan) => Promise<unknown>]>([
    ["accreditations.list.json", (dan) => listAccreditations(dan)],
    ["reminders.json", (dan) => listReminders(dan, "1")],
    ["status.pending.json", async (dan) => (await statusOf(dan, "1")).map(({ raw }) => raw)],
    ["status.mixed.json", async (dan) => (await statusOf(dan, "1")).map(({ raw }) => raw)],
    ["ccr.unit.json", async (dan) => unwrap(await dan.ccr.getUnit({ path: { orgNumber: "310724181" } }))],
    ["ccr.hierarchy.json", async (dan) => unwrap(await dan.ccr.getHierarchy({ path: { orgNumber: "310724181" } }))],
  ])("%s arrives whole", async (file, ask) => {
    expect((await answered(file, ask)).got).toEqual(json(file));
  });

  test("a status that is not listed has its name", async () => {
    const { got } = await answered("status.mixed.json", (dan) => statusOf(dan, "1"));

    expect(got.map(({ status }) => status)).toEqual(["Available", "AggregateUnknown", "Unavailable"]);
  });
});

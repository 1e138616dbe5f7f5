import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, unwrap } from "altinnkit";
import type { Amount, Attachment, DatasetDescriptor, Moment } from "altinnkit/codegen";
import * as exported from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvest, type Dan, type Harvested } from "altinnkit/flows/dan";
import { expect, test } from "vitest";
import { startApi } from "../servers/api.js";
import { compiled } from "../support/compiled.js";
import { describeUpstream, upstream } from "../support/upstream.js";

interface Sample {
  readonly file: string;
  readonly dataset?: string;
  readonly request: string;
  readonly status?: number;
  readonly headersAbsent?: readonly string[];
}

const module = "altinnkit/dan/datasets/v1";
const folder = `${upstream}/dan/samples`;
const textOf = (file: string) => readFileSync(join(folder, file), "utf8");
const index = existsSync(folder) ? (JSON.parse(textOf("index.json")) as { samples: readonly Sample[] }).samples : [];
const evidence = index.filter(({ dataset, status }) => dataset !== undefined && status === 200);
const enveloped = evidence.filter(({ file }) => file.startsWith("evidence.enveloped."));
const bare = evidence.filter((sample) => !enveloped.includes(sample));

const datasets = new Map(
  Object.entries<object>(exported)
    .filter((entry): entry is [string, DatasetDescriptor] => "contexts" in entry[1])
    .map(([constant, descriptor]) => [
      descriptor.name,
      { descriptor, type: constant.replace(/^./, (c) => c.toUpperCase()) },
    ]),
);
const descriptorOf = (name: string | undefined) => datasets.get(name!)!.descriptor;
const typeOf = (name: string | undefined) => datasets.get(name!)!.type;

/** What a client gets whom the service answers with a sample. */
async function answered<T>({ file, headersAbsent = [] }: Sample, ask: (dan: Dan) => Promise<T>): Promise<T> {
  const headers: Record<string, string> = headersAbsent.includes("content-type")
    ? {}
    : { "Content-Type": "application/json" };
  const api = await startApi(() => ({ headers, body: textOf(file) }));
  try {
    return await ask(connect(danV1, { environment: "custom", baseUrl: api.url }));
  } finally {
    await api.close();
  }
}

const harvested = (sample: Sample): Promise<Harvested<Record<string, unknown>>> =>
  answered(sample, (dan) =>
    harvest(dan, descriptorOf(sample.dataset) as DatasetDescriptor<Record<string, unknown>, object, "direct">, {}),
  );

/** A value as the envelope had it, told from what was read. */
function unread(type: string, value: unknown): unknown {
  if (type === "amount") return `${(value as Amount).value} ${(value as Amount).currency}`;
  if (type === "dateTime") return (value as Moment).text;
  if (type === "attachment") return Buffer.from((value as Attachment).bytes()).toString("base64");
  return value;
}

const parsed = (value: unknown): unknown => (typeof value === "string" ? (JSON.parse(value) as unknown) : value);

describeUpstream("samples of what data.altinn.no answers", () => {
  test("there are some of each kind", () => {
    expect(enveloped.map(({ dataset }) => dataset)).toEqual(
      expect.arrayContaining(["RestanserV2", "TildaTilsynsrapportv1", "TildaTilsynsrapportpdfv1"]),
    );
    expect(bare.map(({ file }) => file)).toEqual(expect.arrayContaining(["evidence.unenveloped.empty.txt"]));
  });

  test.each(enveloped)("$file: every value is read, and nothing of it is lost", async (sample) => {
    const { values, all, raw } = await harvested(sample);
    const { values: types } = descriptorOf(sample.dataset);

    const given = raw.evidenceValues.filter(({ value }) => value !== undefined && value !== null && value !== "");
    const names = [...new Set(given.map(({ evidenceValueName }) => evidenceValueName))];
    expect(raw).toEqual(JSON.parse(textOf(sample.file)));
    expect(names.filter((name) => types[name] === undefined)).toEqual([]);
    expect(Object.keys(values)).toEqual(names);
    for (const name of names) {
      const type = types[name]!;
      const sent = given.filter(({ evidenceValueName }) => evidenceValueName === name);
      expect(all(name).map(({ value, source, timestamp }) => [unread(type, value), source, timestamp])).toEqual(
        sent.map(({ value, source, timestamp }) => [type === "jsonSchema" ? parsed(value) : value, source, timestamp]),
      );
      expect(unread(type, values[name])).toEqual(unread(type, all(name)[0]!.value));
    }
  });

  test("rich values have the members of their types and no others", { timeout: 60_000 }, async () => {
    const lines = await Promise.all(
      enveloped.map(async (sample) => {
        const { values: types } = descriptorOf(sample.dataset);
        const { values, all } = await harvested(sample);
        return Object.keys(values)
          .filter((name) => types[name] === "jsonSchema")
          .flatMap((name) =>
            all(name).map(
              ({ value }) =>
                `({ ${JSON.stringify(name)}: ${JSON.stringify(value)} }) satisfies types.${typeOf(sample.dataset)};`,
            ),
          );
      }),
    );
    const statements = lines.flat();

    expect(statements.length).toBeGreaterThanOrEqual(4);
    expect(compiled(module, statements)).toEqual([]);
    expect(compiled(module, [`({ default: { regnr: "1", more: 1 } }) satisfies types.AdvRegPerson;`]).length).toBe(1);
  });

  test.each(bare)("$file: what comes without an envelope is given as it is", async (sample) => {
    const text = textOf(sample.file);
    const path = { evidenceCodeName: sample.dataset! };
    const data = await answered(sample, async (dan) =>
      sample.request.includes("/opendata/")
        ? unwrap(await dan.opendata.getFor({ path: { datasetName: sample.dataset!, identifier: "310724181" } }))
        : unwrap(await dan.evidence.directHarvestPost({ path, query: { envelope: false } })),
    );

    expect(data).toEqual(text.trim() === "" ? undefined : JSON.parse(text));
  });

  test("a name that comes twice without the envelope is whole in it", async () => {
    const [twice] = bare.filter(({ file }) => file.includes("dupkeys"));
    const [same] = enveloped.filter(({ dataset }) => dataset === twice!.dataset);
    const pairs = [...textOf(twice!.file).matchAll(/"(\w+)":("(?:[^"\\]|\\.)*")/g)];
    const { all } = await harvested(same!);

    expect(pairs.length).toBe(3);
    for (const name of new Set(pairs.map(([, one]) => one!))) {
      const texts = pairs.filter(([, one]) => one === name).map(([, , text]) => JSON.parse(text!) as string);
      expect(all(name).map(({ value }) => value)).toEqual(texts.map(parsed));
    }
  });
});

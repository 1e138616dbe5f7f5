import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "altinnkit";
import { advRegPerson } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvest, harvestFrom, UnreadableValueError } from "altinnkit/flows/dan";
import { startApi, type Api } from "../../../servers/api.js";

let api: Api;
let answered: readonly object[] = [];

beforeAll(async () => {
  api = await startApi(() =>
    Promise.resolve({
      body: {
        evidenceStatus: { evidenceCodeName: advRegPerson.name, status: { code: 1 } },
        evidenceValues: answered,
      },
    }),
  );
});

afterAll(() => api.close());

const [name] = Object.keys(advRegPerson.values) as [string];
const value = (content: unknown) => ({ evidenceValueName: name, value: content, valueType: "jsonSchema" });

async function harvested(...values: object[]): Promise<unknown> {
  answered = values;
  const dan = connect(danV1, { environment: "custom", baseUrl: api.url });
  return (await harvest(dan, advRegPerson, { subject: "310724181" })).values;
}

test.each<[what: string, values: object[], read: object]>([
  ["JSON as text", [value('{"year":2025}')], { [name]: { year: 2025 } }],
  ["JSON", [value({ year: 2025 })], { [name]: { year: 2025 } }],
  ["empty text", [value("")], {}],
  ["nothing", [value(null)], {}],
  ["several times", [value("[1]"), value("[2]")], { [name]: [1] }],
])("a rich value that comes as %s", async (_what, values, read) => {
  expect(await harvested(...values)).toEqual(read);
});

test.each(["", "null", "[]", '{"evidenceStatus":null}'])("an answer that is no envelope is told: %s", async (body) => {
  const other = await startApi(() => ({ headers: { "Content-Type": "application/json" }, body }));
  const dan = connect(danV1, { environment: "custom", baseUrl: other.url });
  try {
    await expect(harvest(dan, advRegPerson, {})).rejects.toMatchObject({
      name: "UnreadableAnswerError",
      operation: "POST /directharvest/{evidenceCodeName}",
    });
    await expect(harvestFrom(dan, "1", advRegPerson)).rejects.toMatchObject({
      name: "UnreadableAnswerError",
      operation: "GET /evidence/{accreditationId}/{evidenceCodeName}",
    });
  } finally {
    await other.close();
  }
});

test("a rich value that is no JSON is told without being quoted, and not before it is asked for", async () => {
  const text = "14857310056 is no JSON";
  const values = (await harvested(value(text))) as Record<string, unknown>;

  expect(Object.keys(values)).toEqual([name]);
  const error = thrownBy(() => values[name]);
  expect(error).toEqual(new UnreadableValueError("AdvRegPerson", name, "jsonSchema", text));
  expect((error as UnreadableValueError).text).toBe(text);
  expect(inspect(error, { showHidden: true }) + JSON.stringify(error)).not.toContain("14857310056");
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test("a value that comes several times is told once, and all of it with its sources", async () => {
  answered = [
    { ...value("[1]"), source: "A", timestamp: "2026-01-15T09:12:33.4567891Z" },
    { ...value(""), source: "B" },
    { ...value("[2]"), source: "C" },
  ];
  const dan = connect(danV1, { environment: "custom", baseUrl: api.url });
  const { values, all, status, raw } = await harvest(dan, advRegPerson, { subject: "310724181" });

  expect(values.default).toEqual([1]);
  expect(all("default")).toEqual([
    { value: [1], source: "A", timestamp: "2026-01-15T09:12:33.4567891Z" },
    { value: [2], source: "C", timestamp: undefined },
  ]);
  expect(status.status.code).toBe(1);
  expect(raw.evidenceValues).toEqual(answered);
});

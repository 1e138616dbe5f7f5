import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, UnreadableAnswerError } from "altinnkit";
import { advRegPerson } from "altinnkit/dan/datasets/v1";
import { danV1 } from "altinnkit/dan/v1";
import { harvest } from "altinnkit/flows/dan";
import { startApi, type Api } from "../../servers/api.js";

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

test("a rich value that is no JSON is told without being quoted", async () => {
  const error = await harvested(value("14857310056 is no JSON")).catch((cause: unknown) => cause);

  expect(error).toBeInstanceOf(UnreadableAnswerError);
  expect((error as Error).message).toBe(
    `AdvRegPerson, value ${name}: the API answered 200 with a body that is not JSON.`,
  );
});

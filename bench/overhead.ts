import createClient from "openapi-fetch";
import { Bench } from "tinybench";
import { connect, type Fetch } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { api, type Result } from "altinnkit/codegen";

/**
 * What a call costs beside its network: the same request by bare fetch, by openapi-fetch alone, and by a named call with
 * credentials and retry, all on the same handler in memory. Bundled first, as tsx slows closures:
 * `esbuild bench/overhead.ts --bundle --platform=node --format=esm --conditions=altinnkit-source | node --input-type=module`.
 */
interface Operations {
  readonly people: {
    get(request: { path: { id: string }; query: { tag: string } }): Promise<Result<{ name: string }>>;
  };
}

interface Paths {
  "/people/{id}": {
    parameters: { query?: { tag: string }; header?: never; path: { id: string }; cookie?: never };
    get: {
      parameters: { query?: { tag: string }; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: Record<string, unknown>; content: { "application/json": { name: string } } } };
    };
  };
}

const peopleV1 = api<Paths, Operations>({
  id: "bench/people/v1",
  servers: { prod: "https://people.example/api/v1" },
  auth: { token: "maskinporten" },
  operations: { people: { get: { method: "GET", path: "/people/{id}" } } },
});

const inMemory: Fetch = async () => Response.json({ name: "Kari" });
const headers = { Accept: "application/json", Authorization: "Bearer token" };
const path = { id: "a-b-c" };
const query = { tag: "x" };

const fetchAlone = createClient<Paths>({ baseUrl: "https://people.example/api/v1", fetch: inMemory, headers });
const client = connect(peopleV1, { environment: "prod", fetch: inMemory, auth: bearer(() => "token") });

const bare = "bare fetch";
const alone = "openapi-fetch";
const ours = "altinnkit, auth and retry";
const tasks = {
  [bare]: async () => {
    const response = await inMemory(new Request("https://people.example/api/v1/people/a-b-c?tag=x", { headers }));
    return JSON.parse(await response.text()) as unknown;
  },
  [alone]: () => fetchAlone.GET("/people/{id}", { params: { path, query } }),
  [ours]: () => client.people.get({ path, query }),
};

// In short turns, so that what else the machine does falls on all alike.
const medians: Record<string, number[]> = { [bare]: [], [alone]: [], [ours]: [] };
for (let round = 0; round < 40; round++) {
  const bench = new Bench({ time: 50, warmupTime: 20 });
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
  await bench.run();
  for (const { name, result } of bench.tasks) {
    if ("latency" in result) medians[name]!.push(result.latency.p50 * 1000);
  }
}

const [b, a, o] = [bare, alone, ours].map((name) => middle(medians[name]!)) as [number, number, number];
console.table(
  Object.fromEntries(
    [bare, alone, ours].map((name) => {
      const time = middle(medians[name]!);
      return [name, { "µs a call": round(time), "× bare": round(time / b), "× openapi-fetch": round(time / a) }];
    }),
  ),
);
console.log(`Over bare fetch, ${round((o - b) / (a - b))} times what openapi-fetch adds.`);

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

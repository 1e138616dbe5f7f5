import { connect, unwrap, type ClientOf } from "altinnkit";
import { dialogportenGraphqlV1 } from "altinnkit/altinn3/dialogporten/graphql/v1";
import { parse, stripIgnoredCharacters } from "graphql";
import type { DocumentTypeDecoration, TypedDocumentNode } from "@graphql-typed-document-node/core";
import { afterEach, expect, expectTypeOf, test } from "vitest";
import { printDocument } from "../../../../runtime/graphql/print-document.js";
import { startGraphql, type GraphqlServer } from "../../../servers/graphql.js";

interface Found {
  readonly dialogLookup: { readonly lookup: { readonly party: string } | null };
}
interface Sought {
  readonly instanceRef: string;
}

const text = "query own($instanceRef: String!) { dialogLookup(instanceRef: $instanceRef) { lookup { party } } }";

/** As graphql-codegen writes it in the document mode `string`. */
class TypedDocumentString<Data, Variables> extends String implements DocumentTypeDecoration<Data, Variables> {
  declare __apiType?: (variables: Variables) => Data;
}

let server: GraphqlServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function client(): Promise<ClientOf<typeof dialogportenGraphqlV1>> {
  server = await startGraphql({
    dialogLookup: () => ({ lookup: null, errors: [] }),
    setSystemLabel: () => ({ success: true, errors: [] }),
    async *dialogEvents() {
      yield { dialogEvents: { id: "0192f3a0-0000-7000-8000-000000000001", type: "DIALOG_UPDATED" } };
    },
  });
  return connect(dialogportenGraphqlV1, { environment: "custom", baseUrl: server.url });
}

test.each([
  ["a tree, without its text", parse(text, { noLocation: true }) as TypedDocumentNode<Found, Sought>],
  ["text with types", new TypedDocumentString<Found, Sought>(text)],
])("a document of one's own is sent with its types: %s", async (_, document) => {
  const dialogporten = await client();

  const found = unwrap(await dialogporten.query(document, { instanceRef: "urn:altinn:instance-id:1/2" }));

  expectTypeOf(found).toEqualTypeOf<Found>();
  expect(found).toEqual({ dialogLookup: { lookup: null } });
  const { query, variables } = server!.body();
  expect(stripIgnoredCharacters(query)).toBe(stripIgnoredCharacters(text));
  expect(variables).toEqual({ instanceRef: "urn:altinn:instance-id:1/2" });
});

test("plain text brings what is unknown", async () => {
  const dialogporten = await client();

  const found = unwrap(await dialogporten.query(text, { instanceRef: "urn:altinn:instance-id:1/2" }));

  expectTypeOf(found).toBeUnknown();
  expect(found).toEqual({ dialogLookup: { lookup: null } });
});

test("a mutation and a subscription of one's own are sent as such", async () => {
  const dialogporten = await client();
  const input = { dialogId: "0192f3a0-0000-7000-8000-000000000001", addLabels: [], removeLabels: [] };
  const mutation = "mutation ($input: SetSystemLabelInput!) { setSystemLabel(input: $input) { success } }";
  const subscription = "subscription ($id: UUID!) { dialogEvents(dialogId: $id) { type } }";

  expect(unwrap(await dialogporten.mutate(mutation, { input }))).toEqual({ setSystemLabel: { success: true } });
  for await (const event of dialogporten.subscribe(subscription, { id: input.dialogId })) {
    expect(event).toEqual({ dialogEvents: { type: "DIALOG_UPDATED" } });
  }
  expect(server!.seen.map((seen) => seen.split(" ")[0])).toEqual(["/graphql", "/graphql/stream"]);
});

test("every construct of a document is written so that it is read as it was", () => {
  const document = parse(
    `query All(
       $a: [[Int!]]! = [[1, -2], []] @deprecated, $b: In = { s: "\\"ø\\n\\u0007", e: ENUM, f: -1.5e3, t: true, n: null, v: [] }
     ) @live(if: true) {
       first: field(a: $a, b: """ block " text """, c: { d: $b }) @include(if: $c) @skip(if: false) { id ...F @x }
       ... on T @y(z: 1) { id }
       ... { id }
       ... @defer { id }
     }
     mutation { a }
     subscription S { b(c: "") }
     { anonymous }
     fragment F on T @z { id g { h } }`,
    { noLocation: true },
  );

  expect(plain(parse(printDocument(document), { noLocation: true }))).toEqual(plain(document));
});

/** A block string is written as any other. */
function plain(document: object): unknown {
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === "block" ? undefined : value)));
}

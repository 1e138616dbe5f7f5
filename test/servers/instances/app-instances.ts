import type { Instance, InstantiationRequest } from "../../../generated/altinn3/app/v8/schemas.gen.js";
import type { Answer, Received } from "../api.js";
import { dataTypes, isForm, prefilled, readForm, type Content } from "./form.js";
import { partyOf, type Caller } from "./parties.js";
import type { InstanceStore } from "./store.js";

/** What a request for an instance asks for. */
interface Asked {
  readonly owner: Instance["instanceOwner"];
  readonly data: readonly { readonly dataType: string; readonly file: Blob; readonly content: Content }[];
}

/** Creates an instance out of JSON or a multipart form, and its form data where the request brings none. */
export async function createInstance(
  store: InstanceStore,
  appId: string,
  request: Received,
  { id: createdBy }: Caller,
): Promise<Answer> {
  const asked = await read(request);
  if (typeof asked === "string") return { status: 400, body: asked };
  const party = partyOf(asked.owner ?? {});
  if (!party) return { status: 404, body: "Cannot lookup party" };
  const kept = store.create(appId, party, createdBy);
  for (const { dataType, file, content } of asked.data) {
    const filename = file instanceof File && !isForm(dataType) ? file.name : null;
    store.write(kept, { dataType, contentType: file.type, filename, createdBy }, content);
  }
  return { status: 201, body: kept.instance };
}

async function read({ url, headers, body }: Received): Promise<Asked | string> {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("multipart/")) {
    return parts(await new Response(body, { headers: { "Content-Type": type } }).formData());
  }
  const { instanceOwner: owner, prefill } = JSON.parse(body.toString()) as InstantiationRequest;
  const isPrefilled = new URL(url, "https://app.test").pathname.endsWith("/create");
  return { owner, data: [newForm(prefilled((isPrefilled && prefill) || {}))] };
}

async function parts(given: FormData): Promise<Asked | string> {
  let owner: Instance["instanceOwner"];
  const data: Asked["data"][number][] = [];
  for (const [name, part] of given) {
    // FormData makes text of a part that names no content type.
    if (typeof part === "string") return "A part doesn't have a content type";
    if (name === "instance") owner = (JSON.parse(await part.text()) as Instance).instanceOwner;
    else if (!dataTypes[name]?.contentTypes.includes(part.type)) return `${part.type} is not allowed for ${name}`;
    else if (isForm(name))
      data.push({ dataType: name, file: part, content: { form: readForm(await part.text(), part.type) } });
    else data.push({ dataType: name, file: part, content: { bytes: new Uint8Array(await part.arrayBuffer()) } });
  }
  if (!owner) return 'The part "instance" is missing';
  return { owner, data: data.some(({ dataType }) => isForm(dataType)) ? data : [newForm({}), ...data] };
}

function newForm(form: object): Asked["data"][number] {
  return { dataType: "melding", file: new Blob([], { type: "application/xml" }), content: { form } };
}

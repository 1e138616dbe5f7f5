import { ttdDemoApp } from "../../examples/app-form/generated/altinn3/apps/ttd/demo-app/index.gen.js";
import {
  skjema,
  type Skjema,
} from "../../examples/app-form/generated/altinn3/apps/ttd/demo-app/models/Skjema/index.gen.js";
import { fromXml, toXml } from "../../runtime/xml/index.js";
import { startApi, type Answer, type Api, type Received } from "./api.js";

const instance = "51001234/7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70";
const element = { id: "0f6bc1b0-7d1c-4a5e-8f3d-1c2b3a4d5e6f", dataType: "default", contentType: "application/xml" };

/**
 * Starts the app of the examples. It keeps the form data of one instance, takes and gives it as JSON or as XML, and fills
 * in a field of its own.
 *
 * @param verify - Throws for a token that is not good.
 */
export async function startApp(verify: (token: string) => Promise<unknown>): Promise<Api> {
  const base = new URL(ttdDemoApp.servers.tt02!).pathname;
  let form: Skjema = {};

  function update({ headers, body }: Received): Answer {
    const text = body.toString();
    const given = headers["content-type"] === "application/xml" ? fromXml(skjema, text) : (JSON.parse(text) as Skjema);
    form = { ...given, gjelderBarn: true };
    return { body: { ...element, changedFields: { gjelderBarn: true } } };
  }

  function give({ headers }: Received): Answer {
    if (headers.accept !== "application/xml") return { body: form };
    return { headers: { "Content-Type": "application/xml" }, body: toXml(skjema, form) };
  }

  return startApi(async (request) => {
    const { method, url, headers } = request;
    try {
      await verify(headers.authorization?.replace(/^Bearer /, "") ?? "");
    } catch {
      return { status: 401 };
    }
    switch (`${method} ${url.slice(base.length)}`) {
      case "POST /instances":
        return { status: 201, body: { id: instance, data: [element] } };
      case `PUT /instances/${instance}/data/${element.id}/type/default`:
        return update(request);
      case `GET /instances/${instance}/data/${element.id}/type/default`:
        return give(request);
      case `PUT /instances/${instance}/process/next`:
        return { body: { ended: "2026-01-31T12:00:00Z" } };
      default:
        return { status: 404, body: { title: "Not Found", status: 404 } };
    }
  });
}

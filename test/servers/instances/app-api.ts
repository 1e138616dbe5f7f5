import type { EnrichedInstanceResponse } from "../../../generated/altinn3/app/v9/schemas.gen.js";
import type { Answer, Received } from "../api.js";
import { addData, download, notFound, updateData } from "./app-data.js";
import { createInstance } from "./app-instances.js";
import { isComplete, isForm } from "./form.js";
import { parties, profile, type Caller } from "./parties.js";
import { moveOn, processState, taskOf } from "./process.js";
import { now, withoutParty, type InstanceStore, type Kept } from "./store.js";

/**
 * What an app answers to requests that its contract allows, out of the instances it shares with Storage.
 *
 * @param appId - Such as `ttd/demo-app`.
 */
export function appApi(store: InstanceStore, appId: string) {
  return async (request: Received, caller: Caller): Promise<Answer | undefined> => {
    const { method, url } = request;
    const path = new URL(url, "https://app.test").pathname.slice(`/${appId}`.length);
    if (!caller.may(method === "GET" ? "read" : "write")) return { status: 403 };
    if (path === "/api/v1/parties") return { body: parties };
    if (path === "/api/v1/profile/user") return { body: profile };
    if (method === "POST" && /^\/instances(\/create)?$/.test(path)) {
      return createInstance(store, appId, request, caller);
    }
    const [, id = "", rest = ""] = /^\/instances\/(\d+\/[\da-f-]{36})(.*)$/.exec(path) ?? [];
    const kept = store.find(id);
    return kept?.instance.appId === appId ? ofInstance(kept, `${method} ${rest}`, request, caller) : notFound;
  };

  function ofInstance(kept: Kept, operation: string, request: Received, caller: Caller): Answer | undefined {
    const { instance } = kept;
    const [, dataType] = /^POST \/data\/type\/(\w+)$/.exec(operation) ?? [];
    if (dataType !== undefined) return addData(store, kept, dataType, request, caller);
    const [, verb, dataGuid] = /^(GET|PUT) \/data\/([\da-f-]{36})$/.exec(operation) ?? [];
    if (dataGuid !== undefined) {
      return verb === "GET" ? download(kept, dataGuid, request) : updateData(store, kept, dataGuid, request, caller);
    }
    switch (operation) {
      case "GET ":
        return { body: instance };
      case "GET /process":
        return { body: processState(instance) };
      case "GET /validate":
        return { body: issuesOf(kept) };
      case "PUT /process/next":
        return next(kept, request);
      case "POST /complete":
        return confirm(kept, caller);
      default:
        return undefined;
    }
  }
}

function next(kept: Kept, { url, body }: Received): Answer {
  const task = taskOf(kept.instance);
  if (task === undefined) return { status: 409, body: { title: "Process is ended.", status: 409 } };
  const { action = task.action } = body.length > 0 ? (JSON.parse(body.toString()) as { action?: string }) : {};
  if (action !== task.action) return { status: 403, body: { title: "Unauthorized", status: 403 } };
  const validationIssues = issuesOf(kept);
  if (validationIssues.length > 0) {
    return { status: 409, body: { title: "Validation failed for task", status: 409, validationIssues } };
  }
  moveOn(kept.instance);
  const process = processState(kept.instance);
  const enriched: EnrichedInstanceResponse = { ...kept.instance, process };
  return { body: url.includes("returnInstance=true") ? enriched : process };
}

function confirm({ instance }: Kept, { org }: Caller): Answer {
  if (org !== instance.org) return { status: 403 };
  (instance.completeConfirmations ??= []).push({ stakeholderId: org, confirmedOn: now });
  return { body: withoutParty(instance) };
}

function issuesOf({ instance, contents }: Kept) {
  const { id: dataElementId = "" } = instance.data?.find(({ dataType }) => isForm(dataType)) ?? {};
  if (taskOf(instance)?.action !== "write" || isComplete(contents.get(dataElementId ?? ""))) return [];
  const description = "The form is not filled in.";
  return [{ severity: 1, code: "schema", description, source: "Expressions", dataElementId }];
}

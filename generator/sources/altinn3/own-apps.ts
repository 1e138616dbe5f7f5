import type { Source, SourceDocument } from "../source.js";
import { appServers } from "./apps.js";

/** One app: its owner and its name, as its address has them. */
export interface App {
  readonly org: string;
  readonly app: string;
}

/** A data model of an app. */
export interface AppModel extends App {
  /** As its file is called, without `.xsd`. */
  readonly model: string;
}

/** The environments an app's own documents can be fetched from. */
export const appEnvironments = Object.keys(appServers) as (keyof typeof appServers)[];

/** Where an app publishes its own document. */
export function documentUrl(app: App, environment: keyof typeof appServers): string {
  return `${serverOf(app, appServers[environment])}/v1/customOpenapi.json`;
}

/** Where an app publishes the XSD of a data model. */
export function modelUrl(model: AppModel, environment: keyof typeof appServers): string {
  return `${serverOf(model, appServers[environment])}/api/xsdschema/${encodeURIComponent(model.model)}`;
}

/**
 * One app's API with the models of its form data. An app names no version of its API, so the id has none either.
 *
 * @param url - Of the app's own document; a path where it is a file.
 */
export function appSource(app: App, url: string): Source {
  const servers = Object.entries(appServers).map(([environment, server]) => [environment, serverOf(app, server)]);
  const basePath = `/${app.org}/${app.app}`;
  return {
    id: idOf(app),
    format: "openapi",
    title: `App ${app.org}/${app.app}`,
    documents: [documentOf(app, "openapi", url, "customOpenapi.json")],
    api: {
      servers: Object.fromEntries(servers) as Record<string, string>,
      basePath,
      only: [`${basePath}/`],
      ownDocument: true,
      auth: { token: "altinn" },
    },
    namesFrom: ["altinn3/app/v9", "altinn3/app/v8"],
  };
}

/** A data model of an app, for its form data in XML. */
export function appModelSource(model: AppModel, url: string): Source {
  return {
    id: `${idOf(model)}/models/${model.model}`,
    format: "xsd",
    title: `Data model ${model.model} of app ${model.org}/${model.app}`,
    documents: [documentOf(model, "schema", url, `models/${model.model}.xsd`)],
  };
}

/** The sources of what a project pulled of its own accord, out of what its lock says of them. */
export function ownSources(
  lock: Readonly<Record<string, { readonly upstream: readonly { readonly url: string }[] }>>,
): Source[] {
  return Object.entries(lock).flatMap(([id, { upstream }]) => {
    const [, org, app, model] = /^altinn3\/apps\/([^/]+)\/([^/]+)(?:\/models\/([^/]+))?$/.exec(id) ?? [];
    const url = upstream[0]?.url;
    if (org === undefined || app === undefined || url === undefined) return [];
    return [model === undefined ? appSource({ org, app }, url) : appModelSource({ org, app, model }, url)];
  });
}

function idOf({ org, app }: App): string {
  return `altinn3/apps/${org}/${app}`;
}

function documentOf(app: App, name: string, url: string, file: string): SourceDocument {
  return {
    name,
    url,
    mirror: `${idOf(app)}/${file}`,
    remedy:
      `Does ${app.org}/${app.app} run there? "--environment" names another place; ` +
      `a document that asks for a login can be saved, and named as a file.`,
  };
}

function serverOf({ org, app }: App, template: string): string {
  return template.replaceAll("{org}", org).replaceAll("{app}", app);
}

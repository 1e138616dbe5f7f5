import { basename, extname, relative, sep } from "node:path";
import type { Options } from "yargs";
import { InputError } from "../errors.js";
import { isUrl } from "../pull/fetch-document.js";
import {
  appEnvironments,
  appModelSource,
  appSource,
  documentUrl,
  modelUrl,
  type App,
  type Source,
} from "../sources/index.js";
import { valueOption } from "./options.js";

/** What `pull` takes of an app of the user's own. */
export interface AppFlags {
  readonly app?: string | undefined;
  readonly environment?: (typeof appEnvironments)[number] | undefined;
  readonly document?: string | undefined;
  readonly model?: string[] | undefined;
}

/** The options {@link AppFlags} come from. */
export const appOptions = {
  app: valueOption("app", "An app, such as ttd/my-app: its own API, with the models of its form data"),
  environment: {
    choices: appEnvironments,
    requiresArg: true,
    describe: "Environment in which the app is asked for its document",
    defaultDescription: "prod",
  },
  document: valueOption("document", "File or URL of the app's customOpenapi.json, in place of the app itself"),
  model: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "Data model for XML: a name the app knows, or file or URL of its XSD; may be repeated",
  },
} as const satisfies Record<string, Options>;

/** The sources an app is pulled from; none when no app was named. */
export function appSources({ app: named, ...flags }: AppFlags): Source[] {
  const { environment = "prod", document, model = [] } = flags;
  if (named === undefined) {
    const [other] = Object.entries(flags).find(([, given]) => given !== undefined) ?? [];
    if (other !== undefined) throw new InputError(`--${other} is of an app: name it with --app.`);
    return [];
  }
  const app = appOf(named);
  return [
    appSource(app, document === undefined ? documentUrl(app, environment) : placeOf(document)),
    ...model.map((given) => modelSource(app, given, environment)),
  ];
}

function appOf(named: string): App {
  // Each is one label of a host or one segment of a path.
  const [, org, app] = /^([a-z\d][a-z\d-]*)\/([a-z\d][a-z\d-]*)$/i.exec(named) ?? [];
  if (org === undefined || app === undefined)
    throw new InputError(`--app takes an organization and its app, such as ttd/my-app; not ${JSON.stringify(named)}.`);
  return { org, app };
}

function modelSource(app: App, given: string, environment: (typeof appEnvironments)[number]): Source {
  const isName = /^[\p{L}\p{N}_-]+$/u.test(given);
  const path = isUrl(given) ? new URL(given).pathname : given;
  const model = isName ? given : basename(path, extname(path));
  if (!/^[\p{L}\p{N}_.-]+$/u.test(model) || /^\.+$/.test(model))
    throw new InputError(`--model takes the name of a data model, or where its XSD is; not ${JSON.stringify(given)}.`);
  const one = { ...app, model };
  return appModelSource(one, isName ? modelUrl(one, environment) : placeOf(given));
}

/** A URL as it is; a path as a project's lock may keep it, on any machine. */
function placeOf(given: string): string {
  if (!isUrl(given)) return relative(process.cwd(), given).split(sep).join("/");
  const { username, password } = new URL(given);
  if (username || password) throw new InputError("A URL with a user or password in it is not kept; leave them out.");
  return given;
}

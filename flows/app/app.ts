import { connect, type ClientOf, type ConnectOptions } from "altinnkit";
import { appV8 } from "../../generated/altinn3/app/v8/index.gen.js";

/** How an app's client is connected: as any other, with the app named. */
export interface AppOptions extends Omit<ConnectOptions, "server"> {
  /** Who owns it, such as `ttd`. */
  readonly org: string;
  readonly app: string;
}

/**
 * Opens a client for an app, with the operations that every app has. The types of its own form data come with a client
 * of its own: `npx altinnkit pull --app ttd/my-app`.
 *
 * It speaks as version 8 of the library that apps are built on. For one that is built on version 9, use
 * `connect(appV9, { server: { org, app }, … })`.
 *
 * @throws ConfigurationError as `connect` does, and for what is no name of an organization or app.
 */
export function app({ org, app, ...options }: AppOptions): ClientOf<typeof appV8> {
  return connect(appV8, { ...options, server: { org, app } });
}

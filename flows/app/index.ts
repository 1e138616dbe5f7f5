/** Work with an app that takes more than one bare call. */
export { app, type AppOptions } from "./app.js";
export { elementPath, instancePath, type ElementPath, type InstanceAnswer, type InstancePath } from "./paths.js";

import { bundleCli } from "../../scripts/bundle-cli.mjs";
import { cliFolder } from "./cli.js";

/** Bundles the command line as it stands, once for all tests that run it: from source it starts three times as slowly. */
export default async function setup(): Promise<void> {
  await bundleCli(cliFolder);
}

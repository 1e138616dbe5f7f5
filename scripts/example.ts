/** Runs an example against servers on this machine: `npm run example storage`. */
import { readdirSync } from "node:fs";
import { runExample } from "../test/support/examples.js";
import { startWorld } from "../test/servers/world.js";

const examples = readdirSync(new URL("../examples", import.meta.url))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
const [name = "storage"] = process.argv.slice(2);
if (!examples.includes(name)) {
  process.stderr.write(`There is no example "${name}"; there are ${examples.join(", ")}.\n`);
  process.exit(2);
}
const world = await startWorld();
try {
  const { code, stdout, stderr } = await runExample(name, world.env);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code ?? 1;
} finally {
  await world.close();
}

/** Runs an example against servers on this machine: `npm run example storage`. */
import { readdirSync } from "node:fs";
import { startExample } from "../test/support/examples.js";
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
const example = startExample(name, world.env);
example.stdout.pipe(process.stdout);
example.stderr.pipe(process.stderr);
// A web server runs until Ctrl-C; the world it talks to ends after it.
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopped = true;
    example.kill(signal);
  });
}
const code = await new Promise<number | null>((resolve) => example.on("close", resolve));
await world.close();
process.exitCode = stopped ? 0 : (code ?? 1);

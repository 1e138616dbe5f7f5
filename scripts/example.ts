/** Runs an example against servers on this machine: `npm run example storage`. */
import { runExample } from "../test/support/examples.js";
import { startWorld } from "../test/servers/world.js";

const [name = "storage"] = process.argv.slice(2);
const world = await startWorld();
try {
  const { code, stdout, stderr } = await runExample(name, world.env);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code ?? 1;
} finally {
  await world.close();
}

import type { CommandModule } from "yargs";
import { openConsole, table, type ConsoleFlags } from "../console.js";
import { Diagnostics } from "../diagnostics.js";
import { openSpecs } from "../folders.js";
import { gives, readLock } from "../lock.js";
import { countContract } from "../model/count.js";
import { readContract } from "../read/index.js";
import { countCorrections } from "../read/overlay.js";
import { knownSources } from "../known-sources.js";
import { listSpecs, readSpec } from "../specs.js";
import { specsOption } from "./options.js";

/** One line of the list. */
interface Listed {
  readonly id: string;
  readonly format: string;
  readonly title: string;
  readonly operations: number | null;
  readonly types: number | null;
  /** How often our overlay corrects what upstream says. */
  readonly corrections: number | null;
  readonly upstreamUrl: string;
  readonly upstreamVersion: string;
  readonly pinnedSha256: string | null;
  readonly origin: "published" | "derived" | null;
}

interface ListFlags extends ConsoleFlags {
  readonly specs?: string | undefined;
}

export const list: CommandModule<unknown, ListFlags> = {
  command: "list",
  describe: "Show every contract: what it is, where it comes from, what is pinned",
  builder: (yargs) => yargs.option("specs", specsOption).example("$0 list --json | jq '.[].id'", "Ids for a script"),
  async handler({ specs, ...flags }) {
    const console = openConsole(flags);
    const all = await listAll(await openSpecs(specs));
    console.printJson(all);
    console.print(
      table([
        ["ID", "FORMAT", "OPERATIONS", "TYPES", "CORRECTIONS", "ORIGIN", "PINNED", "VERSION", "TITLE", "UPSTREAM"],
        ...all.map(row),
      ]),
    );
  },
};

async function listAll(folder: string): Promise<Listed[]> {
  const lock = await readLock(folder);
  const sources = await knownSources(folder);
  const specs = new Map((await listSpecs(folder)).map((spec) => [spec.id, spec]));
  const ids = [...new Set([...sources.map(({ id }) => id), ...specs.keys()])].sort();
  return Promise.all(
    ids.map(async (id) => {
      const source = sources.find((candidate) => gives(candidate, id, lock[id]));
      const spec = specs.get(id);
      const pinned = spec && (await readSpec(folder, spec));
      const counts = pinned && countContract(readContract(pinned, new Diagnostics()));
      const entry = lock[id];
      return {
        id,
        format: spec?.format ?? source?.format ?? "",
        title: entry?.title ?? source?.title ?? "",
        operations: counts?.operations ?? null,
        types: counts?.types ?? null,
        corrections: pinned ? countCorrections(pinned.overlay ?? "actions: []", `${id}/overlay.yaml`) : null,
        upstreamUrl: entry?.upstream[0]?.url ?? source?.documents[0].url ?? "",
        upstreamVersion: entry?.version ?? "",
        pinnedSha256: entry?.pinned ?? null,
        origin: entry?.origin ?? null,
      };
    }),
  );
}

function row(listed: Listed): (string | number)[] {
  const { id, format, operations, types, corrections, origin, pinnedSha256, upstreamVersion, title, upstreamUrl } =
    listed;
  const pin = pinnedSha256?.slice(0, 12) ?? "-";
  const counts = [operations ?? "-", types ?? "-", corrections ?? "-"];
  return [id, format, ...counts, origin ?? "-", pin, upstreamVersion || "-", title, upstreamUrl];
}

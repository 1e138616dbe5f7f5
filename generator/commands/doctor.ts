import { readFile } from "node:fs/promises";
import type { CommandModule } from "yargs";
import { certificateChain, maskinporten, subscriptionKey, type Credential } from "../../runtime/auth/index.js";
import { serverOf } from "../../runtime/connect.js";
import { examine, unconnected } from "../../runtime/doctor/index.js";
import { environments } from "../../runtime/environments.js";
import { AltinnkitError, connect, type ApiDescriptor, type Environment, type Finding } from "../../runtime/index.js";
import { openConsole, type ConsoleFlags } from "../console.js";
import { InputError } from "../errors.js";
import { openSpecs, specsDefault } from "../folders.js";
import { readDescriptor } from "../read-descriptor.js";
import { findingsTable } from "./findings-table.js";

interface DoctorFlags extends ConsoleFlags {
  readonly api: string;
  readonly environment: Environment;
  readonly clientId?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly keyId?: string | undefined;
  readonly certificateChain?: string | undefined;
  readonly scope?: string[] | undefined;
  readonly resource?: string[] | undefined;
  readonly consumerOrg?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly exchangeUrl?: string | undefined;
  readonly specs?: string | undefined;
}

export const doctor: CommandModule<unknown, DoctorFlags> = {
  command: "doctor <api>",
  describe: "Say which step towards a call fails, and why; asks for one token, and calls no operation",
  builder: (yargs) =>
    yargs
      .positional("api", { type: "string", demandOption: true, describe: "Id of an HTTP API" })
      .option("environment", {
        choices: environments,
        default: "tt02" as const,
        requiresArg: true,
        describe: "Where the API runs",
      })
      .options({
        "client-id": text("Client at Maskinporten [MASKINPORTEN_CLIENT_ID]"),
        "key-file": text("Its private key, PEM or JWK [MASKINPORTEN_KEY_FILE]"),
        "key-id": text("The id the key is registered under [MASKINPORTEN_KEY_ID]"),
        "certificate-chain": text("File with the business certificate and its issuers in PEM, in place of the id"),
        scope: { ...text("Scope to ask for; may be repeated [MASKINPORTEN_SCOPES]"), array: true },
        resource: { ...text("Audience of the token; may be repeated"), array: true },
        "consumer-org": text("Organization that has delegated the scope, nine digits"),
        "base-url": text("The API's server; environment custom needs it"),
        issuer: text("Maskinporten's own URL; environment custom needs it"),
        "exchange-url": text("Where tokens are exchanged, in environment custom"),
        specs: { ...text("Folder of pinned specs"), defaultDescription: specsDefault },
      })
      .conflicts("key-id", "certificate-chain")
      .example(
        "$0 doctor altinn3/storage/v1 --client-id $ID --key-file key.pem --key-id $KID --scope altinn:instances.read",
        "Before the first call",
      )
      .epilogue(
        "What stands in brackets is the environment variable read when the option is left out; scopes with blanks " +
          "between. The subscription key, where an API asks for one, is read from ALTINNKIT_SUBSCRIPTION_KEY.",
      ),
  async handler({ specs, ...flags }) {
    const console = openConsole(flags);
    const findings = await tryOut(await readDescriptor(await openSpecs(specs), flags.api), flags);
    console.printJson(findings);
    console.print(findingsTable(findings, process.stdout.isTTY));
    const broken = findings.find(({ outcome }) => outcome === "failed");
    if (broken === undefined) return;
    if (flags.quiet) console.warn(`${broken.step}: ${broken.says}`);
    process.exitCode = 1;
  },
};

function text(describe: string): { readonly type: "string"; readonly requiresArg: true; readonly describe: string } {
  return { type: "string", requiresArg: true, describe };
}

async function tryOut(descriptor: ApiDescriptor, flags: DoctorFlags): Promise<readonly Finding[]> {
  const { environment, baseUrl } = flags;
  const credential = descriptor.auth.token === "none" ? undefined : await maskinportenOf(flags);
  const key = process.env["ALTINNKIT_SUBSCRIPTION_KEY"];
  try {
    const auth = [...(credential ? [credential()] : []), ...(key ? [subscriptionKey(key)] : [])];
    const options = { environment, auth, ...given({ baseUrl }) };
    connect(descriptor, options);
    const server = serverOf(descriptor, options);
    const { id: api, auth: asked } = descriptor;
    const fetch = (request: Request): Promise<Response> => globalThis.fetch(request);
    const target = {
      environment,
      api,
      server: server.href,
      ...asked,
      fetch,
      emit: () => undefined,
      identity: undefined,
    };
    return await examine(descriptor, server, auth, target);
  } catch (error) {
    if (error instanceof AltinnkitError) return unconnected(error.message);
    throw error;
  }
}

/** Key and certificates are read by the credential itself, so that what is wrong with them comes up at their own step. */
async function maskinportenOf(flags: DoctorFlags): Promise<() => Credential> {
  const clientId = needed(flags.clientId, "client-id", "MASKINPORTEN_CLIENT_ID");
  const key = await read(needed(flags.keyFile, "key-file", "MASKINPORTEN_KEY_FILE"));
  const scopes = needed(flags.scope?.join(" "), "scope", "MASKINPORTEN_SCOPES").split(/\s+/);
  const chain = flags.certificateChain === undefined ? undefined : await read(flags.certificateChain);
  const kid = flags.keyId ?? process.env["MASKINPORTEN_KEY_ID"];
  const { consumerOrg, resource, issuer, exchangeUrl } = flags;
  return () =>
    maskinporten({
      clientId,
      scopes,
      key: async () => ({ key, ...(chain === undefined ? given({ kid }) : { x5c: certificateChain(chain) }) }),
      ...given({ consumerOrg, resource, issuer, exchangeUrl }),
    });
}

function needed(flag: string | undefined, option: string, variable: string): string {
  const value = flag ?? process.env[variable]?.trim();
  if (value) return value;
  throw new InputError(`Give --${option}, or set ${variable}.`);
}

function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`${file}: cannot be read (${cause.code}).`);
  });
}

/** The options that were given. */
function given<T extends object>(options: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

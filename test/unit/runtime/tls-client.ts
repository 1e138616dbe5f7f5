import { connect, unwrap } from "altinnkit";
import { bearer } from "altinnkit/auth";
import { archiveV1 } from "./archive.js";

const client = connect(archiveV1, { environment: "custom", baseUrl: process.argv[2]!, auth: bearer(() => "over-tls") });
process.stdout.write(JSON.stringify(unwrap(await client.people.get({ path: { ssn: "14857310056" } }))));

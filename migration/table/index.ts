import { access } from "./access.js";
import { agency } from "./agency.js";
import { broker } from "./broker.js";
import { consent } from "./consent.js";
import { forms } from "./forms.js";
import { messages } from "./messages.js";
import { metadata } from "./metadata.js";
import { owner } from "./owner.js";
import { parties } from "./parties.js";

/** Every use of Altinn II we know, and what becomes of it in Altinn 3; each use stands in one entry. */
export const migrations = [
  ...messages,
  ...forms,
  ...parties,
  ...access,
  ...consent,
  ...broker,
  ...metadata,
  ...owner,
  ...agency,
] as const;

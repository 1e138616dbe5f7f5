import type { Service } from "../platform.js";
import { authentication } from "./authentication.js";
import { authorization } from "./authorization.js";
import { broker } from "./broker.js";
import { consent } from "./consent.js";
import { correspondence } from "./correspondence.js";
import { dialogporten } from "./dialogporten.js";
import { events } from "./events.js";
import { notifications } from "./notifications.js";

/** The services of the platform, with nothing in them yet that is not there from the start. */
export function services(): Service[] {
  return [authentication, authorization, broker, consent, correspondence, dialogporten, events, notifications].map(
    (service) => service(),
  );
}

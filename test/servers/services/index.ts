import type { Service } from "../platform.js";
import { broker } from "./broker.js";
import { dialogporten } from "./dialogporten.js";
import { events } from "./events.js";
import { notifications } from "./notifications.js";
import { correspondence } from "./correspondence.js";

/** The services of the platform, each with nothing in it yet. */
export function services(): Service[] {
  return [correspondence(), broker(), dialogporten(), events(), notifications()];
}

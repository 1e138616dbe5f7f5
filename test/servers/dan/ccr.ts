import type { EntityRegistryUnitHierarchy } from "altinnkit/dan/v1";
import type { OpenHandler } from "./ask.js";
import { emptyRefusal } from "./refusal.js";
import { entryOf, type Unit } from "./register.js";
import type { State } from "./state.js";

/** `GET /public/ccr/{number}` */
export const unit: OpenHandler = (state, { path }) => ({ body: entryOf(path["number"]!, existing(state, path)) });

/** `GET /public/ccr/{number}/subunits` */
export const subunits: OpenHandler = (state, { path }) => {
  existing(state, path);
  return { body: below(state, path["number"]!).map(([number, one]) => entryOf(number, one)) };
};

/** `GET /public/ccr/{number}/mainunit` */
export const mainUnit: OpenHandler = (state, { path }) => {
  const number = existing(state, path).mainUnit ?? path["number"]!;
  return { body: entryOf(number, state.units.get(number)!) };
};

/** `GET /public/ccr/{number}/ispublic` */
export const isPublic: OpenHandler = (state, { path }) => ({ body: existing(state, path).form === "ORGL" });

/** `GET /public/ccr/{number}/hierarchy` */
export const hierarchy: OpenHandler = (state, { path }) => ({
  body: branch(state, path["number"]!, existing(state, path)),
});

function branch(state: State, number: string, one: Unit): EntityRegistryUnitHierarchy {
  return {
    OrgNumber: number,
    Unit: entryOf(number, one),
    Subunits: below(state, number).map(([lower, its]) => branch(state, lower, its)),
  };
}

function below({ units }: State, number: string): [string, Unit][] {
  return [...units].filter(([, { mainUnit: above }]) => above === number);
}

function existing({ units }: State, path: Readonly<Record<string, string>>): Unit {
  const found = units.get(path["number"]!);
  if (!found) throw emptyRefusal(404);
  return found;
}

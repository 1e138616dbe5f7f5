import type { Age } from "./ages.js";
import type { Reading } from "./editions.js";
import { forgottenModules } from "./forgotten.js";

/** An age, or what only it still tells. */
export interface AgeReading extends Reading {
  readonly age: Age;
}

/** The ages that are pinned: of each contract the newest. */
export function newestOf(ages: readonly Age[]): readonly Age[] {
  const newest = new Map(ages.toReversed().map((age) => [age.id, age]));
  return ages.filter((age) => newest.get(age.id) === age);
}

/** The pinned ages, and of older ones what no newer one has a namespace for. */
export function readingsOf(ages: readonly Age[], pinned: readonly Age[]): readonly AgeReading[] {
  const readings = pinned.map((age): AgeReading => ({ age, name: nameOf(age), modules: age.modules }));
  const known = new Set(pinned.flatMap(({ modules }) => modules.map(({ namespace }) => namespace)));
  for (const age of ages.filter((one) => !pinned.includes(one))) {
    const modules = forgottenModules(age.modules, known);
    if (modules.length === 0) continue;
    readings.push({ age, name: `${nameOf(age)}/${age.date}`, modules });
    for (const { namespace } of modules) known.add(namespace);
  }
  return readings;
}

function nameOf({ contract, channel }: Age): string {
  return [contract, channel].filter(Boolean).join("/");
}

import type { Connection } from "./connection.js";
import { failed, ok, type Verdict } from "./finding.js";
import { scopeShape } from "./scopes.js";

/** What can be told of the settings without asking anyone. The client being there, they have passed its own checks. */
export function configuration({ api: { id, auth }, server, target, facts }: Connection): Verdict {
  const givesToken = facts.some(({ header }) => header === undefined);
  if (auth.token !== "none" && !givesToken) {
    return failed(`${id} takes a token, and no credential gives one.`, 'Give one as "auth", such as maskinporten().');
  }
  if (auth.subscriptionKey && !facts.some(({ header }) => header === "Ocp-Apim-Subscription-Key")) {
    return failed(
      `${id} asks for a subscription key, and none is given.`,
      'Add subscriptionKey() to "auth"; the command line reads ALTINNKIT_SUBSCRIPTION_KEY.',
    );
  }
  const scopes = facts.flatMap((fact) => fact.scopes ?? []);
  const misshapen = scopes.filter((scope) => !scopeShape.test(scope)).length;
  if (misshapen > 0) {
    return failed(
      `Of ${scopes.length} scopes asked for, ${misshapen} cannot be one by its shape.`,
      "Write each as prefix:name, an entry of its own, without commas or blanks.",
    );
  }
  return ok(`${id} in ${target.environment}, at ${server.host}.`);
}

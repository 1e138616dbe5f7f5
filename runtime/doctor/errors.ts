/** Those whose messages hold no secret. */
const ours = ["ConfigurationError", "TokenError"];

/** What an error says, when it is one of ours; others' may hold anything. */
export function messageOf(error: unknown): string | undefined {
  return error instanceof Error && "kind" in error && ours.includes(error.name) ? error.message : undefined;
}

/** Why no token came. */
export function whyNoToken(error: unknown): string {
  if (error === undefined) return "No credential gave a token.";
  return messageOf(error) ?? "What gives the token failed with an error of its own.";
}

/** The platform's own code for a failure, such as `ENOTFOUND`, where it gives one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}

const registration =
  "Look it up in Digdir's self-service, in the same environment: test and production have nothing in common.";
const registeredKey = "Register the public half of this key on the client, and give the id it is registered under.";
const ownScope = "Have the scope given to the client, and to your organization by whoever owns it.";

/** Where to go after a refusal, by its code; what it means stands in its message. */
const remedies: Readonly<Partial<Record<string, string>>> = {
  invalid_client: registration,
  "MP-100": registration,
  "MP-120": registeredKey,
  "MP-121": registeredKey,
  "MP-122": "Use a certificate of the organization the client belongs to.",
  "MP-123": "Give the whole chain, the key's own certificate first.",
  "MP-124": registeredKey,
  "MP-200": ownScope,
  "MP-201": ownScope,
  "MP-250": "Have the consumer given the scope by whoever owns it.",
  "MP-251": "Have the consumer delegate the scope in Altinn, in this environment.",
};

/** What to do after a refusal, as far as its code tells. */
export function remedyFor(refusal: unknown): string | undefined {
  const { code } = Object(refusal) as { readonly code?: unknown };
  return typeof code === "string" ? remedies[code] : undefined;
}

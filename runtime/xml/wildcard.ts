/** True for the namespaces a wildcard lets in. */
export type NamespaceTest = (namespace: string) => boolean;

/** The test of a wildcard, written as {@link XmlAnyParticle.any} says, in a schema with a target namespace. */
export function wildcard(namespaces: string, target: string): NamespaceTest {
  if (namespaces === "##any") return () => true;
  if (namespaces === "##other") return (namespace) => namespace !== "" && namespace !== target;
  const [first = "", ...others] = namespaces.split(" ");
  const named = (names: readonly string[]): Set<string> =>
    new Set(names.map((name) => (name === "##local" ? "" : name === "##targetNamespace" ? target : name)));
  if (first === "##not") {
    const refused = named(others);
    return (namespace) => !refused.has(namespace);
  }
  const allowed = named([first, ...others]);
  return (namespace) => allowed.has(namespace);
}

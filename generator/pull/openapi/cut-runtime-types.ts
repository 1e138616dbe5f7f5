import { objectAt, type JsonObject } from "../../model/json.js";
import { referencedName } from "../../model/naming/schema-graph.js";
import { rewrite } from "../../model/openapi-grammar.js";

/** Types of .NET's reflection. An exception among an API's models drags all of them into its document. */
const runtimeTypes = new Set(
  (
    "Assembly CallingConventions ConstructorInfo CustomAttributeData CustomAttributeNamedArgument " +
    "CustomAttributeTypedArgument EventAttributes EventInfo FieldAttributes FieldInfo GenericParameterAttributes " +
    "ICustomAttributeProvider IntPtr LayoutKind MemberInfo MemberTypes MethodAttributes MethodBase " +
    "MethodImplAttributes MethodInfo Module ModuleHandle ParameterAttributes ParameterInfo PropertyAttributes " +
    "PropertyInfo RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SecurityRuleSet StructLayoutAttribute Type " +
    "TypeAttributes TypeInfo"
  ).split(" "),
);

/** Cuts the server's own runtime types out of a document; what referred to one may be anything. */
export function cutRuntimeTypes(document: JsonObject): JsonObject {
  const components = objectAt(document, "components");
  const schemas = objectAt(components, "schemas");
  // One of these names alone may be anybody's.
  if (!("MethodBase" in schemas && "Assembly" in schemas)) return document;
  const isRuntime = (name: string | undefined): boolean => name !== undefined && runtimeTypes.has(name);
  const kept = Object.entries(schemas).filter(([name]) => !isRuntime(name));
  const cut = { ...document, components: { ...components, schemas: Object.fromEntries(kept) } };
  return rewrite(cut, (kind, object) => (kind === "schema" && isRuntime(referencedName(object)) ? {} : object));
}

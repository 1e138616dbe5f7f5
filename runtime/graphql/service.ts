import type { ApiDescriptor } from "../descriptor.js";
import { mapValues } from "../map-values.js";
import { graphqlMethods, type GraphqlMethods } from "./methods.js";
import { describe, kindOf, type GraphqlService } from "./operation.js";

/** Ties a GraphQL service to the types generated beside it. */
export function graphql<Operations extends object>(
  service: GraphqlService,
): ApiDescriptor<never, Operations & GraphqlMethods> {
  const { path: _, stream: __, operations, ...api } = service;
  return {
    ...api,
    operations: mapValues(operations, (members) =>
      mapValues(members, ({ document, scopes }) => describe(service, kindOf(document), scopes)),
    ),
    methods: graphqlMethods(service),
  };
}

import { createRemoteJWKSet, jwtVerify } from "jose";
import { startApi, type Answer, type Api, type Received } from "./api.js";

/** The test gateway's subscription key. */
export const subscriptionKey = "subscription-key-of-a-test";

/** A synthetic answer of `UnitBasicInformation`, in the envelope. */
const evidence = {
  evidenceStatus: {
    evidenceCodeName: "UnitBasicInformation",
    status: { code: 1, description: "Available" },
    validFrom: null,
    validTo: null,
  },
  evidenceValues: [
    { evidenceValueName: "OrganizationNumber", source: "CCR", value: 310724181, valueType: "number" },
    { evidenceValueName: "OrganizationName", source: "CCR", value: "FIKTIV FJORD AS", valueType: "string" },
    { evidenceValueName: "OrganizationForm", source: "CCR", value: "AS", valueType: "string" },
    { evidenceValueName: "IndustryCode2", source: "CCR", valueType: "string" },
  ],
};

/** Starts data.altinn.no's direct harvest as the gateway and the service guard it: key, token, scope, subject. */
export async function startDan(maskinporten: { readonly url: string; readonly issuer: string }): Promise<Api> {
  const keys = createRemoteJWKSet(new URL(`${maskinporten.url}/jwks`));

  async function answer({ method, url, headers, body }: Received): Promise<Answer> {
    if (headers["ocp-apim-subscription-key"] !== subscriptionKey) {
      return { status: 401, body: { statusCode: 401, message: "Access denied due to missing subscription key." } };
    }
    const scope = await scopeOf(headers.authorization?.replace(/^Bearer /, "") ?? "");
    if (scope === undefined) return { status: 401, body: { code: 1024, description: "Invalid access token" } };
    if (!scope.split(" ").some((one) => one.startsWith("altinn:dataaltinnno"))) {
      return { status: 403, body: { code: 1019, description: "Authorization failed" } };
    }
    const { pathname, searchParams } = new URL(url, "http://dan.test");
    if (method !== "POST" || !pathname.endsWith("/directharvest/UnitBasicInformation") || searchParams.has("subject")) {
      return { status: 400, body: { code: 1007, description: "Unknown dataset" } };
    }
    const { subject } = JSON.parse(body.toString()) as { subject?: string };
    return subject === "310724181"
      ? { body: evidence }
      : { status: 400, body: { code: 1004, description: "Invalid subject" } };
  }

  async function scopeOf(token: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify<{ scope: string }>(token, keys, { issuer: maskinporten.issuer });
      return payload.scope;
    } catch {
      return undefined;
    }
  }

  return startApi(answer);
}

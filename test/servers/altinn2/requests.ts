import { randomUUID } from "node:crypto";
import { created, done, json, nothing, refused, type Asked, type Given, type Routes } from "./routes.js";

/** Consent and delegation requests, consent tokens and enterprise users: for organisations. */
export function requests(): Routes {
  return {
    ...requestsAt("/consentRequests", (asked, consentRequests) => ({
      _links: { self: asked.site.link(asked.path) },
      _embedded: { consentRequests },
    })),
    ...requestsAt("/delegationRequests", (_, all) => all),
    ...tokens,
    ...enterpriseUsers(),
  };
}

/** Links come with HAL only, as documented of the real ones. */
function requestsAt(path: string, listed: (asked: Asked, all: readonly object[]) => unknown): Routes {
  const kept = new Map<string, object>();
  const shown = ({ site, headers }: Asked, guid: string, request: object) => ({
    ...request,
    ...(headers.accept?.toLowerCase().includes("hal+json") && {
      _links: { self: site.link(`${path}/${guid}`), gui: site.foreign(`/ui/AccessConsent/request?id=${guid}`) },
    }),
  });
  const one = (work: (guid: string, asked: Asked) => Given) => (asked: Asked) =>
    kept.has(asked.at["guid"]!) ? work(asked.at["guid"]!, asked) : nothing;
  return {
    [`GET ${path}`]: (asked) => {
      const status = [...asked.query].flatMap(([name, value]) => (/^status\[\d+\]$/.test(name) ? [value] : []));
      const all = [...kept].filter(() => status.length === 0 || status.includes("unopened"));
      return {
        body: listed(
          asked,
          all.map(([guid, request]) => shown(asked, guid, request)),
        ),
      };
    },
    [`POST ${path}`]: (asked) => {
      const body = json(asked);
      const { coveredBy, CoveredBy = coveredBy } = body;
      if (!CoveredBy) {
        const missing = [{ errorCode: "CTX-1", errorDescription: "CoveredBy is missing." }];
        return { status: 400, body: missing, headers: { "Content-Type": "application/json" } };
      }
      const guid = randomUUID();
      kept.set(guid, { ...body, AuthorizationCode: guid, guid, RequestStatus: "Unopened" });
      return { ...created(asked.site.link(`${path}/${guid}`)), body: shown(asked, guid, kept.get(guid)!) };
    },
    [`GET ${path}/{guid}`]: one((guid, asked) => ({ body: shown(asked, guid, kept.get(guid)!) })),
    [`DELETE ${path}/{guid}`]: one((guid) => {
      kept.delete(guid);
      return done;
    }),
  };
}

const tokens: Routes = {
  "GET /authorization/token/{authorizationCode}": () => ({
    body: '"header.payload.signature"',
    headers: { "Content-Type": "application/json" },
  }),
  "DELETE /authorization/token/{authorizationCode}": () => done,
  "POST /authorization/token/{authorizationCode}/loguse": () => done,
};

function enterpriseUsers(): Routes {
  const users = new Map<string, object>();
  const secret = () => randomUUID();
  return {
    "GET /enterpriseusers": () => ({ body: [...users.values()] }),
    "POST /enterpriseusers": (asked) => {
      const { UserName } = json(asked) as { UserName: string };
      if (users.has(UserName)) return refused(409, "The user name is taken.");
      users.set(UserName, { UserName, IsActive: true });
      return { status: 201, body: { UserName, Secret: secret() } };
    },
    "GET /enterpriseusers/{userName}": ({ at }) =>
      users.has(at["userName"]!) ? { body: users.get(at["userName"]!) } : nothing,
    "PUT /enterpriseusers/{userName}": () => done,
    "DELETE /enterpriseusers/{userName}": ({ at }) => (users.delete(at["userName"]!) ? done : nothing),
    "POST /enterpriseusers/{userName}/rotatesecret": ({ at }) => ({
      body: { UserName: at["userName"], Secret: secret() },
    }),
  };
}

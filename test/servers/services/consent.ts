import type { ConsentRequestDetailsDto, ConsentRequestDto } from "altinnkit/altinn3/accessmanagement/consent/v1";
import { sent, type Service } from "../platform.js";

/** Altinn's consent requests. The person answers after the first time somebody asks for the answer. */
export function consent(): Service {
  const requests = new Map<string, ConsentRequestDetailsDto>();
  const write = [["altinn:consentrequests.write"]];

  return {
    id: "altinn3/accessmanagement/consent/v1",
    base: "/accessmanagement/api/v1",
    token: "altinn",
    operations: {
      "POST /enterprise/consentrequests": {
        scopes: write,
        answer: (asked) => {
          const request = sent(asked) as ConsentRequestDto;
          const { id, to: performedBy, portalViewMode: _, ...about } = request;
          const viewUri = `https://am.ui.tt02.altinn.no/accessmanagement/ui/consent/request?id=${id}`;
          const created = { eventType: "Created", created: "2026-03-02T08:00:00Z", performedBy } as const;
          const details = { ...about, id, to: performedBy, status: "Created", viewUri } as const;
          requests.set(id, { ...details, consentRequestEvents: [created] });
          return { status: 201, body: requests.get(id) };
        },
      },
      "GET /enterprise/consentrequests/{consentRequestId}": {
        scopes: [["altinn:consentrequests.read"], ...write],
        answer: ({ path: { consentRequestId = "" } }) => {
          const request = requests.get(consentRequestId)!;
          const consented = "2026-03-02T08:05:00Z";
          const accepted = { eventType: "Accepted", created: consented, performedBy: request.from } as const;
          const consentRequestEvents = [...(request.consentRequestEvents ?? []), accepted];
          requests.set(consentRequestId, { ...request, status: "Accepted", consented, consentRequestEvents });
          return { body: request };
        },
      },
    },
  };
}

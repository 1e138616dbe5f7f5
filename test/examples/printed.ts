/** What the examples of apps print, in a new world. */
export const printed = {
  "app-owner": [
    "Started 50001235/00000000-0000-4000-8000-000000000003 for FIKTIV FJORD AS, with 2 elements",
    "Added mer på norsk.txt",
    "Now at Bekreftelse",
    "Ended at EndEvent_1",
    "51001234/3c1d5b7a-9e2f-4a6b-8c0d-1e2f3a4b5c6d, sent in 2026-01-31T12:00:00Z",
    "- the form of Kari Fjord",
    "- vedlegg: 10 characters of text/plain",
    "50001235/00000000-0000-4000-8000-000000000003, sent in 2026-01-31T12:00:00Z",
    "- the form of Ola Fjord",
    "- vedlegg: 9 characters of text/plain",
    "- vedlegg: 10 characters of text/plain",
    "0 are left",
    "",
  ],
  "app-user": [
    "KARI FJORD has 2 instances",
    "FIKTIV FJORD AS has 0 instances",
    "Started 51001234/00000000-0000-4000-8000-000000000003",
    "Not sent: The form is not filled in.",
    "Uploaded attest på norsk.txt, 17 bytes of text/plain",
    "At Bekreftelse",
    "At the end",
    "Archived: true, ended: 2026-01-31T12:00:00Z. The data come from Altinn.",
    "",
  ],
} as const;

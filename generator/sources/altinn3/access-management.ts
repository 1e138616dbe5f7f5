import { derived, documented, inRepository, platformSource, supplement } from "./platform.js";

const at = "/accessmanagement/api/v1";
const repository = "Altinn/altinn-authorization-tmp";

/** Access Management shows a face of its own to each kind of caller. */
export const accessManagement = [
  platformSource(
    {
      id: "altinn3/accessmanagement/apps/v1",
      title: "Altinn Access Management for apps, version 1",
      at,
    },
    documented("altinn-platform-accessmanagement-v1-apps", "accessmanagement-apps", "Altinn.AccessManagement"),
  ),
  platformSource(
    { id: "altinn3/accessmanagement/consent/v1", title: "Altinn consent, version 1", at },
    documented(
      "altinn-platform-accessmanagement-v1-consententerprise",
      "accessmanagement-consent-enterprise",
      "Altinn.AccessManagement.Api.Enterprise | v1",
    ),
    supplement(repository, "accessmanagement-consent.derived"),
  ),
  ...[1, 2].map((version) =>
    platformSource(
      {
        id: `altinn3/accessmanagement/enduser/v${version}`,
        title: `Altinn Access Management for end users, version ${version}`,
        at: `/accessmanagement/api/v${version}`,
        only: [`/accessmanagement/api/v${version}/`],
      },
      derived(
        documented(
          `altinn-platform-accessmanagement-v${version}-enduser`,
          "accessmanagement-enduser.derived",
          "Altinn Access Management - end user (derived)",
        ),
      ),
    ),
  ),
  platformSource(
    { id: "altinn3/accessmanagement/legacy/v1", title: "Altinn Access Management as of 2024, version 1", at },
    inRepository(
      "Altinn/altinn-access-management-frontend/a0604cab7d69390e6d99771709f8f0022085eece/openAPI/integrations/altinn-access-management.json",
      "accessmanagement-legacy",
      "Altinn.AccessManagement",
    ),
  ),
  platformSource(
    { id: "altinn3/accessmanagement/metadata/v1", title: "Altinn Access Management metadata, version 1", at },
    documented(
      "altinn-platform-accessmanagement-v1-metadata",
      "accessmanagement-metadata",
      "Altinn.AccessManagement.Api.Metadata | v1",
    ),
  ),
  platformSource(
    {
      id: "altinn3/accessmanagement/resourceowner/v1",
      title: "Altinn Access Management for resource owners, version 1",
      at,
    },
    documented(
      "altinn-platform-accessmanagement-v1-resourceowner",
      "accessmanagement-resourceowner",
      "Access Management Resource Owner API",
    ),
  ),
  platformSource(
    {
      id: "altinn3/accessmanagement/serviceowner/v1",
      title: "Altinn Access Management for service owners, version 1",
      at,
    },
    documented(
      "altinn-platform-accessmanagement-v1-serviceowner",
      "accessmanagement-serviceowner",
      "Altinn.AccessManagement.Api.ServiceOwner",
    ),
    supplement(repository, "accessmanagement-serviceowner.derived"),
  ),
];

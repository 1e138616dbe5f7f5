import { documented, inRepository, platformSource, supplement, worked } from "./platform.js";

/** The platform's APIs, Access Management and Dialogporten aside. */
export const platformApis = [
  platformSource(
    { id: "altinn3/authentication/v1", title: "Altinn Authentication, version 1", at: "/authentication/api/v1" },
    documented("altinn-platform-authentication-v1", "authentication", "Altinn Platform Authentication"),
    supplement("Altinn/altinn-authentication", "authentication.derived"),
  ),
  platformSource(
    {
      id: "altinn3/authorization/v1",
      title: "Altinn Authorization, version 1",
      at: "/authorization/api/v1",
      subscriptionKey: true,
    },
    documented("altinn-platform-authorization-v1", "authorization", "Altinn Platform Authorization"),
    supplement("Altinn/altinn-authorization-tmp", "authorization.derived"),
  ),
  platformSource(
    { id: "altinn3/broker/v1", title: "Altinn Broker, version 1", at: "/broker/api/v1" },
    documented("altinn-broker-v1", "broker", "Altinn3.Broker"),
  ),
  platformSource(
    { id: "altinn3/correspondence/v1", title: "Altinn Correspondence, version 1", at: "/correspondence/api/v1" },
    documented("altinn-correspondence-v1", "correspondence", "Altinn.Correspondence.API"),
  ),
  platformSource(
    { id: "altinn3/events/v1", title: "Altinn Events, version 1", at: "/events/api/v1" },
    documented("altinn-platform-events-v1", "events", "Altinn Platform Events"),
  ),
  platformSource(
    { id: "altinn3/notifications/v1", title: "Altinn Notifications, version 1", at: "/notifications/api/v1" },
    documented("altinn-notifications-v1", "notifications", "Altinn.Notifications"),
    supplement("Altinn/altinn-notifications", "notifications.derived"),
  ),
  platformSource(
    {
      id: "altinn3/notifications/email/v1",
      title: "Altinn Notifications, e-mail service, version 1",
      at: "/notifications/email/api/v1",
    },
    documented("altinn-notifications-email-v1", "notifications-email", "Altinn.Notifications.Email"),
  ),
  platformSource(
    { id: "altinn3/profile/v1", title: "Altinn Profile, version 1", at: "/profile/api/v1" },
    documented("altinn-platform-profile-v1", "profile", "Altinn Profile"),
    supplement("Altinn/altinn-profile", "profile.derived"),
  ),
  platformSource(
    {
      id: "altinn3/register/v1",
      title: "Altinn Register, version 1",
      at: "/register/api/v1",
      except: ["/register/api/v2/"],
    },
    documented("altinn-platform-register-v1", "register", "Altinn Platform Register"),
    supplement("Altinn/altinn-register", "register.derived"),
  ),
  platformSource(
    {
      id: "altinn3/register/v2",
      title: "Altinn Register, version 2",
      at: "/register/api/v2",
      only: ["/register/api/v2/"],
    },
    worked("Altinn/altinn-register", "register.derived", "Altinn Register (derived)"),
  ),
  ...[1, 2].map((version) =>
    platformSource(
      {
        id: `altinn3/resourceregistry/v${version}`,
        title: `Altinn Resource Registry, version ${version}`,
        at: `/resourceregistry/api/v${version}`,
        only: [`/resourceregistry/api/v${version}/`],
      },
      documented("altinn-resource-registry-v1", "resource-registry", "Altinn.ResourceRegistry"),
    ),
  ),
  platformSource(
    { id: "altinn3/storage/v1", title: "Altinn Storage, version 1", at: "/storage/api/v1" },
    inRepository(
      "Altinn/altinn-storage/main/test/UnitTest/OpenApi/OpenApiTests.VerifyFullSwagger.verified.json",
      "storage",
      "Altinn Platform Storage - complete",
    ),
  ),
];

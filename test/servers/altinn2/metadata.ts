import { collection, type Routes } from "./routes.js";

const xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';
const schema = () => ({ body: xsd, headers: { "Content-Type": "application/xml" } });

/** What Altinn tells everyone of its services. */
export const metadata: Routes = {
  "GET /metadata": ({ site, path }) =>
    collection(site.link(path), "metadata", [
      {
        ServiceOwnerCode: "skd",
        ServiceOwnerName: "Skatteetaten",
        ServiceName: "A form",
        ServiceCode: "2413",
        ServiceEditionCode: 1,
        ServiceType: "FormTask",
        _links: {
          self: site.link("/metadata/formtask/2413/1"),
          rolerequirements: site.link("/metadata/rolerequirements"),
        },
      },
    ]),
  "GET /metadata/codelists": ({ site, path }) =>
    collection(site.link(path), "codelists", [
      { Name: "Land", Version: 1, Language: 1044, _links: { self: site.link(`${path}/Land/1`) } },
    ]),
  "GET /metadata/codelists/{name}/{version}": ({ at, site, path }) => ({
    body: { Name: at["name"], Codes: [{ Code: "NO", Value1: "Norge" }], _links: { self: site.link(path) } },
  }),
  "GET /metadata/formtask/{serviceCode}/{serviceEditionCode}": ({ site, path }) => ({
    body: {
      ServiceName: "A form",
      RestEnabled: true,
      FormsMetaData: [
        {
          DataFormatID: "212",
          DataFormatVersion: 1,
          FormType: "MainForm",
          _links: { schema: site.link(`${path}/forms/212/1/xsd`) },
        },
      ],
      AttachmentRules: [{ Id: 1, AttachmentTypeName: "any", MaxFileSize: 10 }],
      ProcessSteps: [{ Name: "Utfylling", SecurityLevel: 3 }],
      _links: { self: site.link(path) },
    },
  }),
  "GET /metadata/formtask/{serviceCode}/{serviceEditionCode}/forms/{dataFormatId}/{dataFormatVersion}/xsd": schema,
  "GET /metadata/formtask/{serviceCode}/{serviceEditionCode}/attachmentrules/{ruleId}/xsd": schema,
  "GET /metadata/correspondence/{serviceCode}/{serviceEditionCode}": () => ({ body: { ServiceName: "A letter" } }),
  "GET /metadata/lookup/{serviceCode}/{serviceEditionCode}": () => ({ body: { ServiceName: "A look-up" } }),
  "GET /metadata/lookup/{serviceCode}/{serviceEditionCode}/schemas/{schema}": () => ({
    body: JSON.stringify(xsd),
    headers: { "Content-Type": "application/json" },
  }),
  "GET /metadata/roledefinitions": ({ site, path }) =>
    collection(site.link(path), "roledefinitions", [
      { RoleDefinitionId: 3, RoleName: "Regnskapsmedarbeider", _links: { self: site.link(`${path}/3`) } },
    ]),
  "GET /metadata/roledefinitions/{roleDefinitionId}": ({ site, path }) => ({
    body: { RoleDefinitionId: 3, RoleName: "Regnskapsmedarbeider", _links: { self: site.link(path) } },
  }),
  "GET /metadata/rolerequirements": ({ site, path }) =>
    collection(site.link(path), "rolerequirements", [
      { RoleDefinitionId: 3, IsDelegable: true, _links: { roledefinition: site.link("/metadata/roledefinitions/3") } },
    ]),
  "GET /metadata/well-known": () => ({ body: { issuer: "https://www.altinn.no/" } }),
  "GET /metadata/jwk": () => ({ body: { keys: [] } }),
};

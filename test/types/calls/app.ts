/** Calls to one app by its own client, and to any app by the generic one. */
import { connect, unwrap, type Download } from "altinnkit";
import { app, elementPath } from "altinnkit/flows/app";
import { fromXml, toXml } from "altinnkit/xml";
import {
  ttdDemoApp,
  type CalculationResult,
  type Skjema,
} from "../../../examples/app-form/generated/altinn3/apps/ttd/demo-app/index.gen.js";
import { skjema } from "../../../examples/app-form/generated/altinn3/apps/ttd/demo-app/models/Skjema/index.gen.js";

const demo = connect(ttdDemoApp, { environment: "tt02" });
const path = { instanceOwnerPartyId: 1, instanceGuid: "1" };
const element = { ...path, dataGuid: "2" };

export async function forms(): Promise<void> {
  const form: Skjema = unwrap(await demo.default.get({ path: element }));
  const name: string | null | undefined = form.soeker?.navn;
  const changed: CalculationResult = unwrap(
    await demo.default.update({ path: element, body: { formaal: name ?? null } }),
  );
  const created: string = unwrap(await demo.default.create({ path, body: form })).newDataElementId;
  void [changed, created];

  const xml: string = unwrap(await demo.default.getXml({ path: element }));
  await demo.default.updateXml({ path: element, body: toXml(skjema, fromXml(skjema, xml)) });

  const download: Download = unwrap(await demo.vedlegg.get({ path: element }));
  await demo.vedlegg.create({ path, body: new Blob([await download.bytes()]) });

  const instance = unwrap(await demo.instances.create({ query: { instanceOwnerPartyId: 1 } }));
  await demo.data.delete({ path: elementPath(instance, "default") });
}

export async function anyApp(): Promise<void> {
  const any = app({ org: "ttd", app: "demo-app", environment: "tt02" });
  await any.data.get({ path: elementPath(unwrap(await any.instances.get({ path })), "default") });
}

export async function wrong(): Promise<void> {
  // @ts-expect-error -- the form has no such field
  await demo.default.update({ path: element, body: { purpose: "" } });
  // @ts-expect-error -- XML is text
  await demo.default.updateXml({ path: element, body: { formaal: "" } });
  // @ts-expect-error -- the app has no such data type
  await demo.model.get({ path: element });
  // @ts-expect-error -- an attachment is not updated
  await demo.vedlegg.update({ path: element, body: new Blob() });
  // @ts-expect-error -- an app has an owner
  app({ app: "demo-app", environment: "tt02" });
}

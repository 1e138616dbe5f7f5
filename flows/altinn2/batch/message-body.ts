import type { XmlNode } from "altinnkit/xml";
import { correspondences } from "../../../generated/altinn2/xml/schemas.altinn.no/services/intermediary/correspondence/2009-10/2022-11/index.gen.js";

/** Text or HTML as the `MessageBody` of a correspondence, whose schema lets it be anything. */
export function messageBody(text: string): XmlNode {
  return { name: `{${correspondences.table.namespace}}MessageBody`, attributes: {}, children: [text] };
}

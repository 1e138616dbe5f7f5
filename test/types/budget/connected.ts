/** Five clients, and nothing called: what the library's own types cost. */
import { connect } from "altinnkit";
import { brokerV1 } from "altinnkit/altinn3/broker/v1";
import { correspondenceV1 } from "altinnkit/altinn3/correspondence/v1";
import { dialogportenServiceownerV1 } from "altinnkit/altinn3/dialogporten/serviceowner/v1";
import { resourceregistryV1 } from "altinnkit/altinn3/resourceregistry/v1";
import { storageV1 } from "altinnkit/altinn3/storage/v1";

export const broker = connect(brokerV1, { environment: "tt02" });
export const correspondence = connect(correspondenceV1, { environment: "tt02" });
export const dialogporten = connect(dialogportenServiceownerV1, { environment: "tt02" });
export const registry = connect(resourceregistryV1, { environment: "tt02" });
export const storage = connect(storageV1, { environment: "tt02" });

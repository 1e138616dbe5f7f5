/** Calls services over SOAP through generated descriptors. */
export { call, connectSoap, type SoapOptions, type SoapPlace } from "./connect.js";
export type { SoapFault } from "./fault.js";
export type { SoapCallOptions, SoapClient, SoapMethod } from "./methods.js";
export { soapOperation, type SoapMessage, type SoapOperation, type SoapParts, type SoapPolicy } from "./operation.js";
export { readEnvelope, type SoapReading } from "./read-envelope.js";
export type { SoapProblem, SoapResult } from "./result.js";
export { soapService, type SoapOperations, type SoapService } from "./service.js";
export type { SoapDispatch, SoapTransport } from "./transport.js";
export type { SoapContent, SoapCredentials, SoapDetail, SoapInput, SoapOutput, SoapRole } from "./values.js";
export { writeEnvelope, type EnvelopeOptions } from "./write-envelope.js";

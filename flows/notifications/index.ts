/** Work with Altinn Notifications that takes several calls. */
export { followShipment } from "./follow.js";

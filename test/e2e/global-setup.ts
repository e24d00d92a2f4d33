// Starts the product once for all browser tests; what it returns ends it.

export { startServer as default } from "./server.ts";

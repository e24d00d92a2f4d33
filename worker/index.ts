// Entry of the Worker.

import { app } from "./app.ts";
import type { Env } from "./env.ts";
import { catchUp } from "./jobs/catch-up.ts";
import { forgetExpired } from "./jobs/forget-expired.ts";
import { indexOldWords } from "./jobs/index-words.ts";

export { ThreadRoom } from "./live/thread-room.ts";

export default {
	fetch: app.fetch,
	async scheduled(controller, env) {
		await forgetExpired(env.DB, controller.scheduledTime);
		await catchUp(env.DB, env.SECRET, controller.scheduledTime);
		await indexOldWords(env.DB);
	},
} satisfies ExportedHandler<Env>;

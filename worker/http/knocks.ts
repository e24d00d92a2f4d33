// What a flood is refused goes on knocking: as long as many do, the flood is not over, though nothing of it comes in.

import { extendFlood, isFloodYoung, KNOCKS } from "../db/notices.ts";
import { isOverCeiling } from "../db/rates.ts";
import type { AppContext } from "./context.ts";
import { knockCeilings } from "./rate-limit.ts";

/**
 * Notes that an address was refused for want of a proof while its site is flooded. Of each address once and only until
 * enough have, so that ten thousand refusals write a few rows.
 */
export async function noteKnock(c: AppContext, flood: { siteId: string; until: number; now: number }): Promise<void> {
	if (isFloodYoung(flood)) return;
	const ceilings = await knockCeilings(c, flood, KNOCKS);
	try {
		await extendFlood(c.get("db"), { ...flood, ...ceilings });
	} catch (error) {
		if (!isOverCeiling(error)) throw error;
	}
}

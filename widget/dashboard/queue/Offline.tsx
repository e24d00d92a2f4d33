// Says that decisions wait for the network, and goes when they are sent.

import { t } from "../messages.ts";
import type { Queue } from "./use-queue.ts";

export function Offline({ queue: { unsent, sendUnsent } }: { queue: Queue }) {
	return (
		<div role="status">
			{unsent > 0 && (
				<div class="offline">
					<p>{t("queue.unsent", { n: unsent })}</p>
					<button type="button" class="quiet" onClick={sendUnsent}>
						{t("retry")}
					</button>
				</div>
			)}
		</div>
	);
}

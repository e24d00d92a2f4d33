// Offered once to who came by a link: a passkey, so that next time no link is needed.

import { useState } from "preact/hooks";
import { t } from "../messages.ts";
import { problemText } from "../parts/problem-text.ts";
import { createPasskey } from "../you/api.ts";
import { canUsePasskeys, makePasskey } from "./passkey.ts";
import { hasPasskey, type Session } from "./use-session.ts";

export function PasskeyOffer({ session, onDone }: { session: Session; onDone: () => void }) {
	const [phase, setPhase] = useState<"offered" | "making" | "made">("offered");
	const [trouble, setTrouble] = useState<string | null>(null);
	if (session.state.phase !== "signed-in") return null;
	if (phase !== "made" && (hasPasskey(session) || !canUsePasskeys())) return null;

	async function add(): Promise<void> {
		setPhase("making");
		setTrouble(null);
		try {
			await session.fresh(async () => createPasskey({ passkey: await makePasskey() }));
			setPhase("made");
			await session.check();
		} catch (error) {
			setTrouble(session.failureOf(error).code);
			setPhase("offered");
		}
	}

	return (
		<aside class="offer" aria-label={t("offer.title")}>
			<p role="status">{t(phase === "made" ? "offer.made" : "offer.text")}</p>
			{trouble && <p class="errors">{problemText(trouble)}</p>}
			<div class="submit">
				{phase !== "made" && (
					<button type="button" class="primary" disabled={phase === "making"} onClick={add}>
						{t("offer.add")}
					</button>
				)}
				<button type="button" class="quiet" onClick={onDone}>
					{t(phase === "made" ? "offer.close" : "offer.later")}
				</button>
			</div>
		</aside>
	);
}

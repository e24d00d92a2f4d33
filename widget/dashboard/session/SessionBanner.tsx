// Tells that the session ended in the middle of work, and leads back without losing any of it.

import { useEffect } from "preact/hooks";
import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import { canUsePasskeys } from "./passkey.ts";
import type { Session } from "./use-session.ts";

type Props = { session: Session; link: string | null; onSignIn: () => void };

export function SessionBanner({ session, link, onSignIn }: Props) {
	const { state, isBusy } = session;
	const hasExpired = state.phase === "expired";

	// Coming back from the tab where the link was opened is enough.
	useEffect(() => {
		if (!hasExpired) return;
		addEventListener("focus", session.check);
		return () => removeEventListener("focus", session.check);
	}, [hasExpired]);

	if (state.phase === "signed-in") return state.trouble && <Banner>{problemText(state.trouble)}</Banner>;
	if (state.phase !== "expired") return null;
	const trouble = state.trouble && `${problemText(state.trouble)} `;
	return (
		<div class="session-ended">
			{link === null ? (
				<>
					<Banner action={t("session.check")} isBusy={isBusy} onAction={session.check}>
						{trouble}
						{t("session.expired")} <code>npm run admin -- sign-in-link</code>
					</Banner>
					{state.account.hasPasskey && canUsePasskeys() && (
						<p class="session-passkey">
							<button type="button" class="primary" disabled={isBusy} onClick={session.signInByPasskey}>
								{t("signIn.passkey")}
							</button>
						</p>
					)}
				</>
			) : (
				<Banner action={t("signIn.button")} isBusy={isBusy} onAction={onSignIn}>
					{trouble}
					{t("session.linkReady")}
				</Banner>
			)}
		</div>
	);
}

// The page before the dashboard. Opening a link spends nothing, for programs open links too: only the button does.

import { t } from "../messages.ts";
import { Banner } from "../parts/Banner.tsx";
import { problemText } from "../parts/problem-text.ts";
import { canUsePasskeys } from "./passkey.ts";
import type { Session } from "./use-session.ts";

type Props = { session: Session; link: string | null; onSignIn: () => void };

export function SignIn({ session, link, onSignIn }: Props) {
	const { state, isBusy } = session;
	if (state.phase !== "signed-out") return null;
	const { trouble, hasLeft } = state;
	const isPasskeyTrouble = trouble?.startsWith("passkey-") ?? false;
	const isLinkSpent = trouble === "link-spent" || trouble === "invalid";
	return (
		<main class="sign-in">
			<p class="product">{t("product")}</p>
			<h1>{t("signIn.title")}</h1>
			{hasLeft && link === null && <p role="status">{t("signIn.signedOut")}</p>}
			{isLinkSpent && <Banner>{t("signIn.spent")}</Banner>}
			{trouble && !isLinkSpent && (
				<Banner
					{...(link === null && !isPasskeyTrouble && { action: t("retry"), onAction: session.check })}
					isBusy={isBusy}
				>
					{problemText(trouble)}
				</Banner>
			)}
			{link === null ? (
				<>
					{canUsePasskeys() && (
						<button type="button" class="primary" disabled={isBusy} onClick={session.signInByPasskey}>
							{t(isBusy ? "signIn.busy" : "signIn.passkey")}
						</button>
					)}
					<h2>{t(canUsePasskeys() ? "signIn.noPasskey" : "signIn.needLink")}</h2>
					<LinkHelp />
				</>
			) : (
				<>
					<p>{t("signIn.ready")}</p>
					<button type="button" class="primary" disabled={isBusy} onClick={onSignIn}>
						{t(isBusy ? "signIn.busy" : "signIn.button")}
					</button>
				</>
			)}
		</main>
	);
}

function LinkHelp() {
	return (
		<>
			<p>{t("signIn.how")}</p>
			<pre>
				<code>npm run admin -- sign-in-link</code>
			</pre>
			<p>{t("signIn.remote")}</p>
			<pre>
				<code>npm run admin -- sign-in-link --remote</code>
			</pre>
			<p>{t("signIn.then")}</p>
		</>
	);
}

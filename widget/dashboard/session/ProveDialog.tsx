// Asks whoever is signed in to prove that they are still themselves, before what needs that is done. Whatever they were
// doing stays as it is behind the dialog and goes on by itself.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { Field } from "../parts/Field.tsx";
import { problemText } from "../parts/problem-text.ts";
import { signInToken } from "../router.ts";
import { refreshSession } from "./api.ts";
import { canUsePasskeys, signByPasskey } from "./passkey.ts";
import type { Session } from "./use-session.ts";

type Props = { session: Session; hasPasskey: boolean; onProved: () => void; onGiveUp: () => void };

export function ProveDialog({ session, hasPasskey, onProved, onGiveUp }: Props) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [link, setLink] = useState("");
	const [trouble, setTrouble] = useState<string | null>(null);
	const [isBusy, setBusy] = useState(false);

	useLayoutEffect(() => {
		dialog.current?.showModal();
	}, []);

	async function prove(proof: () => Promise<void>): Promise<void> {
		setBusy(true);
		setTrouble(null);
		try {
			await proof();
			onProved();
		} catch (error) {
			setTrouble(session.failureOf(error).code);
			setBusy(false);
		}
	}

	const isByPasskey = hasPasskey && canUsePasskeys();
	// A link that was copied whole, or only what stands behind its sign.
	const token = signInToken(link.trim().replace(/^[^#]*/, "")) ?? link.trim();
	return (
		<dialog ref={dialog} class="prove" aria-labelledby="prove-title" onClose={onGiveUp}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (!isBusy && token) void prove(() => refreshSession({ link: token }));
				}}
			>
				<h2 id="prove-title">{t("prove.title")}</h2>
				<p class="hint">{t("prove.why")}</p>
				{isByPasskey && (
					<button
						type="button"
						class="primary"
						disabled={isBusy}
						onClick={() => prove(async () => refreshSession({ passkey: await signByPasskey("verify") }))}
					>
						{t("prove.passkey")}
					</button>
				)}
				<Field
					name="link"
					label={t(isByPasskey ? "prove.link" : "prove.linkOnly")}
					hint={
						<>
							{t("prove.linkHint")} <code>npm run admin -- sign-in-link</code>
						</>
					}
					value={link}
					onInput={setLink}
				/>
				{trouble && (
					<p class="errors" role="alert">
						{problemText(trouble)}
					</p>
				)}
				<div class="submit">
					<button type="submit" disabled={isBusy || token === ""}>
						{t("prove.continue")}
					</button>
					<button type="button" class="quiet" onClick={() => dialog.current?.close()}>
						{t("prove.giveUp")}
					</button>
				</div>
			</form>
		</dialog>
	);
}

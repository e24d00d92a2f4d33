// What somebody who was invited sees first: what they are invited to, and the box for their name. Looking at it spends
// nothing, for programs open links too: only the button does.

import { useEffect, useState } from "preact/hooks";
import type { InvitationView } from "../../../worker/contract/wire.ts";
import { failureOf } from "../api.ts";
import { Banner } from "../parts/Banner.tsx";
import { Field } from "../parts/Field.tsx";
import { issueText, problemText } from "../parts/problem-text.ts";
import { readInvitation } from "./api.ts";
import { t } from "./invitation-messages.ts";
import type { Session } from "./use-session.ts";

export type InvitationProps = { session: Session; invite: string; onDone: () => void };

export function Invitation({ session, invite, onDone }: InvitationProps) {
	const [invitation, setInvitation] = useState<InvitationView | null>(null);
	const [name, setName] = useState<string | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const [errors, setErrors] = useState<string[]>([]);
	const [isBusy, setBusy] = useState(false);

	async function read(): Promise<void> {
		setTrouble(null);
		try {
			setInvitation(await readInvitation(invite));
		} catch (error) {
			setTrouble(failureOf(error).code);
		}
	}
	useEffect(() => void read(), []);

	const typed = name ?? invitation?.label ?? "";
	async function accept(): Promise<void> {
		setBusy(true);
		setTrouble(null);
		setErrors([]);
		try {
			await session.accept(invite, typed);
			onDone();
		} catch (error) {
			const { code, issues = [] } = failureOf(error);
			if (issues.length > 0) setErrors(code === "name-taken" ? [problemText(code)] : issues.map(issueText));
			else setTrouble(code);
			setBusy(false);
		}
	}

	const isSpent = trouble === "invite-spent" || trouble === "invalid";
	return (
		<main class="sign-in">
			<p class="product">{t("product")}</p>
			<h1>{t("invitation.title")}</h1>
			{trouble && (
				<Banner
					action={t(isSpent ? "invitation.signIn" : "retry")}
					isBusy={isBusy}
					onAction={isSpent ? onDone : invitation ? accept : read}
				>
					{problemText(isSpent ? "invite-spent" : trouble)}
				</Banner>
			)}
			{!invitation && !trouble && <p class="hint">{t("loading")}</p>}
			{invitation && !isSpent && (
				<form
					class="stack"
					noValidate
					onSubmit={(event) => {
						event.preventDefault();
						if (!isBusy) void accept();
					}}
				>
					<p>{t("invitation.by", { name: invitation.by })}</p>
					<ul class="bullets">
						{invitation.grants.map(({ site, role }) => (
							<li key={site?.id ?? ""}>
								{t(`role.${role}`)}: {site ? <bdi>{site.name}</bdi> : t("invitation.everywhere")}
								<p class="hint">{t(`role.${role}.hint`)}</p>
							</li>
						))}
					</ul>
					<Field
						name="name"
						kind="words"
						label={t("invitation.name")}
						hint={t("invitation.nameHint")}
						value={typed}
						errors={errors}
						onInput={setName}
					/>
					<button type="submit" class="primary" disabled={isBusy}>
						{t(isBusy ? "invitation.busy" : "invitation.accept")}
					</button>
				</form>
			)}
		</main>
	);
}

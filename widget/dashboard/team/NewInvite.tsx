// The form of a new invitation: whom, and who they will be.

import { useState } from "preact/hooks";
import type { InviteCreated, SiteView } from "../../../worker/contract/wire.ts";
import { Field } from "../parts/Field.tsx";
import { issueText, problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useSessionContext } from "../session/use-session.ts";
import { createInvite } from "./api.ts";
import { type GrantsDraft, grantsOf } from "./grants-draft.ts";
import { t } from "./messages.ts";
import { RoleFields } from "./RoleFields.tsx";

type Props = { sites: SiteView[]; onMade: (made: InviteCreated) => void; onCancel: () => void };

export function NewInvite({ sites, onMade, onCancel }: Props) {
	const { state } = useSessionContext();
	const [label, setLabel] = useState("");
	const [draft, setDraft] = useState<GrantsDraft>({});
	const [wasTried, setTried] = useState(false);
	const { isBusy, trouble, issues, run } = useAct();
	if (!("account" in state)) return null;
	const grants = grantsOf(draft);

	async function make(): Promise<void> {
		setTried(true);
		if (label.trim() === "" || grants.length === 0) return;
		await run(async () => onMade(await createInvite({ label, grants })));
	}

	const needed = wasTried && label.trim() === "" ? [issueText({ pointer: "/label", code: "required" })] : [];
	const wrong = issues.filter(({ pointer }) => pointer === "/label").map(issueText);
	return (
		<form
			class="stack"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!isBusy) void make();
			}}
		>
			<Field
				name="invite-label"
				kind="words"
				label={t("invites.for")}
				hint={t("invites.forHint")}
				value={label}
				errors={[...needed, ...wrong]}
				onInput={setLabel}
			/>
			<RoleFields name="invite" own={state.account.grants} sites={sites} draft={draft} onChange={setDraft} />
			{wasTried && grants.length === 0 && <p class="errors">{t("roles.needOne")}</p>}
			{trouble && wrong.length === 0 && (
				<p class="errors" role="alert">
					{problemText(trouble)}
				</p>
			)}
			<div class="submit">
				<button type="submit" class="primary" disabled={isBusy}>
					{t("invites.create")}
				</button>
				<button type="button" class="quiet" onClick={onCancel}>
					{t("team.cancel")}
				</button>
			</div>
		</form>
	);
}

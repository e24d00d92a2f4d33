// Changes one's own name.

import { useState } from "preact/hooks";
import { Field } from "../parts/Field.tsx";
import { issueText, problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { nameOf, useSessionContext } from "../session/use-session.ts";
import { renameAccount } from "./api.ts";
import { t } from "./messages.ts";

export function OwnName() {
	const session = useSessionContext();
	const known = nameOf(session) ?? "";
	const [typed, setTyped] = useState(known);
	const [isSaved, setSaved] = useState(false);
	const { isBusy, trouble, issues, run } = useAct();

	async function save(): Promise<void> {
		if (!(await run(() => renameAccount(typed)))) return;
		await session.check();
		setSaved(true);
	}

	const wrong =
		trouble && (trouble !== "invalid" || issues.length === 0) ? [problemText(trouble)] : issues.map(issueText);
	return (
		<form
			class="block beside"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!isBusy) void save();
			}}
		>
			<Field
				name="name"
				kind="words"
				label={t("name.label")}
				hint={t("name.hint")}
				value={typed}
				errors={wrong}
				onInput={(value) => {
					setTyped(value);
					setSaved(false);
				}}
			/>
			<div class="submit">
				<button type="submit" disabled={isBusy || typed.trim() === known}>
					{t("name.save")}
				</button>
				<p role="status">{isSaved && t("name.saved")}</p>
			</div>
		</form>
	);
}

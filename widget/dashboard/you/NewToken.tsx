// The form of a new API token.

import { useState } from "preact/hooks";
import { LABEL_MAX, TOKEN_DAYS_MAX } from "../../../worker/contract/limits.ts";
import { scopes as allScopes, guardedScopes, isGuarded, type Scope } from "../../../worker/contract/roles.ts";
import { Field } from "../parts/Field.tsx";
import { issueText, problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useSessionContext } from "../session/use-session.ts";
import { createToken } from "./api.ts";
import { t } from "./messages.ts";

export function NewToken({ onMade, onCancel }: { onMade: (secret: string) => void; onCancel: () => void }) {
	const [name, setName] = useState("");
	const [scopes, setScopes] = useState<Scope[]>([]);
	const [days, setDays] = useState("90");
	const [wasTried, setTried] = useState(false);
	const { isBusy, trouble, run } = useAct();
	const { state } = useSessionContext();
	const isOwner = "account" in state && state.account.role === "owner";

	const forDays = /^\d{1,4}$/.test(days.trim()) ? Number(days) : 0;
	const wrong = {
		name: name.trim() === "" ? [issueText({ pointer: "/name", code: "required" })] : tooLong(name),
		scopes: scopes.length === 0 ? [t("tokens.needScope")] : [],
		days: forDays < 1 || forDays > TOKEN_DAYS_MAX ? [t("tokens.needDays", { n: TOKEN_DAYS_MAX })] : [],
	};

	async function make(): Promise<void> {
		setTried(true);
		if (Object.values(wrong).some((errors) => errors.length > 0)) return;
		await run(async () => onMade((await createToken({ name, scopes, days: forDays })).secret));
	}

	const shown = (errors: string[]) => (wasTried ? errors : []);
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
				name="token-name"
				kind="words"
				label={t("tokens.name")}
				value={name}
				errors={shown(wrong.name)}
				onInput={setName}
			/>
			<ScopeBoxes
				label={t("tokens.scopes")}
				offered={allScopes.filter((scope) => !isGuarded(scope))}
				ticked={scopes}
				errors={shown(wrong.scopes)}
				onChange={setScopes}
			/>
			{isOwner && (
				<ScopeBoxes
					label={t("tokens.guarded")}
					hint={t("tokens.guardedHint")}
					offered={guardedScopes}
					ticked={scopes}
					errors={[]}
					onChange={setScopes}
				/>
			)}
			<Field
				name="token-days"
				inputMode="numeric"
				label={t("tokens.days")}
				hint={t("tokens.daysHint", { n: TOKEN_DAYS_MAX })}
				value={days}
				errors={shown(wrong.days)}
				onInput={setDays}
			/>
			{trouble && (
				<p class="errors" role="alert">
					{problemText(trouble)}
				</p>
			)}
			<div class="submit">
				<button type="submit" class="primary" disabled={isBusy}>
					{t("tokens.create")}
				</button>
				<button type="button" class="quiet" onClick={onCancel}>
					{t("tokens.cancel")}
				</button>
			</div>
		</form>
	);
}

/** Those that say more than their name. */
const HINTED = ["queue", "accounts", ...guardedScopes] as const;

type BoxesProps = {
	label: string;
	hint?: string;
	offered: readonly Scope[];
	ticked: Scope[];
	errors: string[];
	onChange: (ticked: Scope[]) => void;
};

function ScopeBoxes({ label, hint, offered, ticked, errors, onChange }: BoxesProps) {
	return (
		<fieldset class="choice">
			<legend>{label}</legend>
			{hint && <p class="hint">{hint}</p>}
			{offered.map((scope) => {
				const id = `scope-${scope}`;
				const more = HINTED.find((one) => one === scope);
				return (
					<div class="option" key={scope}>
						<input
							type="checkbox"
							id={id}
							checked={ticked.includes(scope)}
							aria-describedby={more && `${id}-hint`}
							aria-invalid={errors.length > 0 || undefined}
							onChange={({ currentTarget: { checked } }) =>
								onChange(checked ? [...ticked, scope] : ticked.filter((one) => one !== scope))
							}
						/>
						<label for={id}>{t(`scope.${scope}`)}</label>
						{more && (
							<p class="hint" id={`${id}-hint`}>
								{t(`scope.${more}.hint`)}
							</p>
						)}
					</div>
				);
			})}
			{errors.length > 0 && <p class="errors">{errors}</p>}
		</fieldset>
	);
}

function tooLong(name: string): string[] {
	return name.trim().length > LABEL_MAX ? [issueText({ pointer: "/name", code: "too-long", limit: LABEL_MAX })] : [];
}

// What a moderator makes of a person: trusted, watched or banned, for good or for a time.

import { useState } from "preact/hooks";
import type { PersonItem } from "../../../worker/contract/wire.ts";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useSessionContext } from "../session/use-session.ts";
import { setStanding } from "./api.ts";
import { t } from "./messages.ts";

const standings = ["none", "trusted", "watched", "banned"] as const;
type Choosable = (typeof standings)[number];
type Props = { site: string; person: PersonItem; onSaved: (person: PersonItem) => void };

export function StandingForm({ site, person, onSaved }: Props) {
	const session = useSessionContext();
	const [standing, choose] = useState<Choosable>(person.standing ?? "none");
	const [days, setDays] = useState("");
	const [isShadowed, setShadowed] = useState(person.isShadowed);
	const [isSaved, setSaved] = useState(false);
	const [error, setError] = useState<string | null>(null);

	async function save(): Promise<void> {
		setError(null);
		setSaved(false);
		const holdsFor = standing !== "none" && days.trim() !== "" ? { days: Number(days) } : {};
		try {
			const wished = { standing: standing === "none" ? null : standing, isShadowed, ...holdsFor };
			onSaved((await setStanding(site, person.id, wished)).person);
			setSaved(true);
		} catch (thrown) {
			const { code } = session.failureOf(thrown);
			setError(code === "invalid" ? t("standing.daysWrong") : problemText(code));
		}
	}

	return (
		<form
			class="inline-form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<Choice
				name="standing"
				label={t("standing.title")}
				options={standings.map((value) => ({
					value,
					label: t(`standing.${value}`),
					hint: t(`standing.${value}.hint`),
				}))}
				value={standing}
				onChange={(value) => choose(value as Choosable)}
			/>
			{standing === "banned" && (
				<label class="check">
					<input type="checkbox" checked={isShadowed} onChange={(event) => setShadowed(event.currentTarget.checked)} />
					{t("standing.shadow")}
				</label>
			)}
			{standing !== "none" && (
				<Field
					name="days"
					inputMode="numeric"
					label={t("standing.days")}
					hint={t("standing.days.hint")}
					value={days}
					errors={error ? [error] : []}
					onInput={setDays}
				/>
			)}
			<div class="acts">
				<button type="submit">{t("standing.save")}</button>
				<p role="status">{isSaved && t("standing.saved")}</p>
			</div>
			{error && standing === "none" && <p class="trouble-line">{error}</p>}
		</form>
	);
}

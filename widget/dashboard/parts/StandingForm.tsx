// What a moderator makes of an author: trusted, watched or banned, for good or for a time. Taken back where it was set.

import { useState } from "preact/hooks";
import { ADDRESS_BAN_DAYS } from "../../../worker/contract/limits.ts";
import { setStanding, undoAct } from "../api.ts";
import { useSessionContext } from "../session/use-session.ts";
import { Choice } from "./Choice.tsx";
import { Field } from "./Field.tsx";
import { problemText } from "./problem-text.ts";
import type { Standing } from "./StandingMark.tsx";
import { t } from "./standing-messages.ts";
import { because, WhyField } from "./WhyField.tsx";

const standings = ["none", "trusted", "watched", "banned"] as const;
type Choosable = (typeof standings)[number];
type Saved = { act: number | undefined; was: Standing };
type Props = { site: string; person: Standing & { id: string }; onSaved: (standing: Standing) => void };

export function StandingForm({ site, person, onSaved }: Props) {
	const session = useSessionContext();
	const [standing, choose] = useState<Choosable>(person.standing ?? "none");
	const [days, setDays] = useState("");
	const [isShadowed, setShadowed] = useState(person.isShadowed);
	const [addressToo, setAddressToo] = useState(person.addressUntil !== null);
	const [why, setWhy] = useState("");
	const [saved, setSaved] = useState<Saved | null>(null);
	const [said, setSaid] = useState("");
	const [error, setError] = useState<string | null>(null);

	async function attempt(act: () => Promise<void>): Promise<void> {
		setError(null);
		setSaid("");
		try {
			await act();
		} catch (thrown) {
			const { code } = session.failureOf(thrown);
			setError(code === "invalid" ? t("standing.daysWrong") : problemText(code));
		}
	}

	async function save(): Promise<void> {
		const holdsFor = standing !== "none" && days.trim() !== "" ? { days: Number(days) } : {};
		const ban = standing === "banned" ? { isShadowed, addressToo } : {};
		const wished = { standing: standing === "none" ? null : standing, ...ban, ...holdsFor, ...because(why) };
		const answer = await setStanding(site, person.id, wished);
		setSaved({ act: answer.act, was: person });
		const isForgotten = ban.addressToo && answer.person.addressUntil === null;
		setSaid(t(isForgotten ? "standing.address.unknown" : "standing.saved"));
		setWhy("");
		onSaved(answer.person);
	}

	async function undo({ act, was }: Saved): Promise<void> {
		await undoAct(act!);
		setSaved(null);
		setSaid(t("standing.undone"));
		choose(was.standing ?? "none");
		setShadowed(was.isShadowed);
		setAddressToo(was.addressUntil !== null);
		onSaved(was);
	}

	return (
		<form
			class="inline-form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void attempt(save);
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
				<>
					<label class="check">
						<input
							type="checkbox"
							checked={isShadowed}
							onChange={(event) => setShadowed(event.currentTarget.checked)}
						/>
						{t("standing.shadow")}
					</label>
					<label class="check">
						<input
							type="checkbox"
							checked={addressToo}
							aria-describedby="address-too-hint"
							onChange={(event) => setAddressToo(event.currentTarget.checked)}
						/>
						{t("standing.address")}
					</label>
					<p class="hint" id="address-too-hint">
						{t("standing.address.hint", { n: ADDRESS_BAN_DAYS })}
					</p>
				</>
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
			<WhyField value={why} onInput={setWhy} />
			<div class="acts">
				<button type="submit">{t("standing.save")}</button>
				<p role="status">{said}</p>
				{saved?.act !== undefined && (
					<button type="button" class="quiet" onClick={() => void attempt(() => undo(saved))}>
						{t("standing.undo")}
					</button>
				)}
			</div>
			{error && standing === "none" && <p class="trouble-line">{error}</p>}
		</form>
	);
}

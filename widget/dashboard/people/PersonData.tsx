// A person's right to have what is kept of them, and to be forgotten.

import { useState } from "preact/hooks";
import type { PersonItem } from "../../../worker/contract/wire.ts";
import { Choice } from "../parts/Choice.tsx";
import { Field } from "../parts/Field.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useOpener } from "../parts/use-opener.ts";
import { because, WhyField } from "../parts/WhyField.tsx";
import { useSessionContext } from "../session/use-session.ts";
import { erasePerson, exportPerson } from "./api.ts";
import { t } from "./messages.ts";

type Props = { site: string; person: PersonItem; sameEmail: number; onErased: () => void };
type How = "anonymise" | "delete";

export function PersonData({ site, person, sameEmail, onErased }: Props) {
	const session = useSessionContext();
	const [isAll, setAll] = useState(false);
	const [isErasing, setErasing] = useState(false);
	const opener = useOpener(isErasing);
	const [said, setSaid] = useState<"exported" | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);

	async function download(): Promise<void> {
		setTrouble(null);
		try {
			const exported = await session.fresh(() => exportPerson(site, person.id, { alsoSameEmail: isAll }));
			save(exported, `${person.name || person.id}.json`);
			setSaid("exported");
		} catch (error) {
			setTrouble(problemText(session.failureOf(error).code));
		}
	}

	return (
		<section class="privacy" aria-labelledby="privacy-title">
			<h2 id="privacy-title" class="section">
				{t("privacy.title")}
			</h2>
			<p class="hint">{t("privacy.hint")}</p>
			{sameEmail > 1 && (
				<label class="check">
					<input type="checkbox" checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} />
					{t("privacy.also", { n: sameEmail })}
				</label>
			)}
			<div class="acts">
				<button type="button" onClick={() => void download()}>
					{t("privacy.export")}
				</button>
				<button ref={opener} type="button" aria-expanded={isErasing} onClick={() => setErasing(!isErasing)}>
					{t("privacy.erase")}
				</button>
			</div>
			<p class="meta" role="status">
				{said && t(`privacy.${said}`)}
			</p>
			{trouble && <p class="trouble-line">{trouble}</p>}
			{isErasing && (
				<EraseForm
					site={site}
					person={person}
					alsoSameEmail={isAll}
					onErased={onErased}
					onCancel={() => setErasing(false)}
				/>
			)}
		</section>
	);
}

type FormProps = {
	site: string;
	person: PersonItem;
	alsoSameEmail: boolean;
	onErased: () => void;
	onCancel: () => void;
};

function EraseForm({ site, person, alsoSameEmail, onErased, onCancel }: FormProps) {
	const session = useSessionContext();
	const [how, setHow] = useState<How>("anonymise");
	const [confirm, setConfirm] = useState("");
	const [why, setWhy] = useState("");
	const [isBusy, setBusy] = useState(false);
	const [error, setError] = useState<string | null>(null);

	async function erase(): Promise<void> {
		setBusy(true);
		setError(null);
		try {
			await session.fresh(() => erasePerson(site, person.id, { how, alsoSameEmail, confirm, ...because(why) }));
			onErased();
		} catch (thrown) {
			const { code } = session.failureOf(thrown);
			setError(code === "invalid" ? t("privacy.confirmWrong", { name: person.name }) : problemText(code));
			setBusy(false);
		}
	}

	return (
		<form
			class="inline-form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!isBusy) void erase();
			}}
		>
			<Choice
				name="how"
				label={t("privacy.how")}
				options={(["anonymise", "delete"] as const).map((value) => ({
					value,
					label: t(`privacy.${value}`),
					hint: t(`privacy.${value}.hint`),
				}))}
				value={how}
				onChange={(value) => setHow(value as How)}
			/>
			<Field
				name="confirm"
				kind="words"
				label={t("privacy.confirm")}
				hint={<bdi>{person.name}</bdi>}
				value={confirm}
				errors={error ? [error] : []}
				onInput={setConfirm}
			/>
			<WhyField value={why} onInput={setWhy} />
			<p class="hint">{t("privacy.why")}</p>
			<p>
				<strong>{t("privacy.forGood")}</strong>
			</p>
			<div class="acts">
				<button type="submit" class="danger" disabled={isBusy}>
					{t(isBusy ? "privacy.erasing" : "privacy.eraseNow")}
				</button>
				<button type="button" onClick={onCancel}>
					{t("privacy.cancel")}
				</button>
			</div>
		</form>
	);
}

/** Gives a file to the browser's downloads. */
function save(content: object, name: string): void {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, "\t")], { type: "application/json" }));
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}

// One's own passkeys: what there are, a new one, another name, and farewell.

import { useState } from "preact/hooks";
import type { PasskeyView } from "../../../worker/contract/wire.ts";
import { Banner } from "../parts/Banner.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Field } from "../parts/Field.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useRead } from "../parts/use-read.ts";
import { When } from "../parts/When.tsx";
import { canUsePasskeys, makePasskey } from "../session/passkey.ts";
import { useSessionContext } from "../session/use-session.ts";
import { createPasskey, deletePasskey, listPasskeys, renamePasskey } from "./api.ts";
import { t } from "./messages.ts";

export function Passkeys() {
	const session = useSessionContext();
	const { value, trouble, again } = useRead(listPasskeys);
	const act = useAct();

	async function change(what: () => Promise<unknown>): Promise<boolean> {
		const isDone = await act.run(what);
		if (isDone) await Promise.all([again(), session.check()]);
		return isDone;
	}

	const add = () => change(async () => createPasskey({ passkey: await makePasskey() }));
	const passkeys = value?.passkeys;
	return (
		<section class="block" aria-labelledby="passkeys-title">
			<h2 id="passkeys-title">{t("passkeys.title")}</h2>
			<p class="hint">{t("passkeys.hint")}</p>
			{trouble && (
				<Banner onAction={again}>
					{t("you.notRead")} {problemText(trouble)}
				</Banner>
			)}
			{passkeys?.length === 0 && <p>{t("passkeys.none")}</p>}
			{!value && !trouble && <Loading />}
			<ul class="lines">
				{passkeys?.map((passkey) => (
					<Line key={passkey.id} passkey={passkey} isLast={passkeys.length === 1} isBusy={act.isBusy} change={change} />
				))}
			</ul>
			{act.trouble && (
				<p class="errors" role="alert">
					{problemText(act.trouble)}
				</p>
			)}
			{canUsePasskeys() ? (
				<button type="button" disabled={act.isBusy || !passkeys} onClick={add}>
					{t("passkeys.add")}
				</button>
			) : (
				<p class="hint">{t("passkeys.unsupported")}</p>
			)}
		</section>
	);
}

type LineProps = {
	passkey: PasskeyView;
	isLast: boolean;
	isBusy: boolean;
	change: (what: () => Promise<unknown>) => Promise<boolean>;
};

function Line({ passkey: { id, name, createdAt, lastUsedAt, suspectAt }, isLast, isBusy, change }: LineProps) {
	const [typed, setTyped] = useState<string | null>(null);

	async function rename(): Promise<void> {
		if (await change(() => renamePasskey(id, typed ?? name))) setTyped(null);
	}

	if (typed !== null) {
		return (
			<li>
				<form
					class="beside"
					onSubmit={(event) => {
						event.preventDefault();
						void rename();
					}}
				>
					<Field name={`passkey-${id}`} kind="words" label={t("passkeys.name")} value={typed} onInput={setTyped} />
					<div class="submit">
						<button type="submit" disabled={isBusy || typed.trim() === ""}>
							{t("name.save")}
						</button>
					</div>
				</form>
			</li>
		);
	}
	return (
		<li>
			<div>
				<p>
					<bdi>{name}</bdi>
				</p>
				<p class="meta">
					{t("passkeys.added")} <When at={createdAt} /> ·{" "}
					{lastUsedAt === null ? (
						t("passkeys.unused")
					) : (
						<>
							{t("passkeys.used")} <When at={lastUsedAt} />
						</>
					)}
				</p>
				{suspectAt !== null && <p class="errors">{t("passkeys.suspect")}</p>}
			</div>
			<div class="acts">
				<button
					type="button"
					class="quiet"
					aria-label={t("passkeys.renameOf", { name })}
					onClick={() => setTyped(name)}
				>
					{t("passkeys.rename")}
				</button>
				<Confirm
					label={t("passkeys.remove")}
					about={t("passkeys.removeOf", { name })}
					question={t(isLast ? "passkeys.questionLast" : "passkeys.question")}
					yes={t("passkeys.remove")}
					no={t("passkeys.keep")}
					isBusy={isBusy}
					onYes={() => change(() => deletePasskey(id))}
				/>
			</div>
		</li>
	);
}

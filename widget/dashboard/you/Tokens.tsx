// One's own API tokens: what there are, and a new one, which is shown once.

import { useState } from "preact/hooks";
import type { TokenView } from "../../../worker/contract/wire.ts";
import { Banner } from "../parts/Banner.tsx";
import { CodeToCopy } from "../parts/CodeToCopy.tsx";
import { Confirm } from "../parts/Confirm.tsx";
import { Loading } from "../parts/Loading.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useOpener } from "../parts/use-opener.ts";
import { useRead } from "../parts/use-read.ts";
import { When } from "../parts/When.tsx";
import { routeHash } from "../router.ts";
import { listTokens, revokeToken } from "./api.ts";
import { day, t } from "./messages.ts";
import { NewToken } from "./NewToken.tsx";

export function Tokens() {
	const { value, trouble, again } = useRead(listTokens);
	const act = useAct();
	const [isMaking, setMaking] = useState(false);
	const opener = useOpener(isMaking);
	const [secret, setSecret] = useState<string | null>(null);

	async function show(made: string): Promise<void> {
		setSecret(made);
		setMaking(false);
		await again();
	}

	return (
		<section class="block" aria-labelledby="tokens-title">
			<h2 id="tokens-title">{t("tokens.title")}</h2>
			<p class="hint">{t("tokens.hint")}</p>
			{(trouble ?? act.trouble) && <Banner>{problemText((trouble ?? act.trouble)!)}</Banner>}
			{value?.tokens.length === 0 && <p>{t("tokens.none")}</p>}
			{!value && !trouble && <Loading />}
			<ul class="lines">
				{value?.tokens.map((token) => (
					<Line
						key={token.prefix}
						token={token}
						isBusy={act.isBusy}
						onRevoke={async () => {
							if (await act.run(() => revokeToken(token.prefix))) await again();
						}}
					/>
				))}
			</ul>
			{secret !== null && (
				<div class="stack">
					<p role="status">{t("tokens.shown")}</p>
					<CodeToCopy text={secret} label={t("tokens.copy")} />
					<button type="button" class="quiet" onClick={() => setSecret(null)}>
						{t("tokens.done")}
					</button>
				</div>
			)}
			{isMaking ? (
				<NewToken onMade={show} onCancel={() => setMaking(false)} />
			) : (
				<button ref={opener} type="button" onClick={() => setMaking(true)}>
					{t("tokens.new")}
				</button>
			)}
		</section>
	);
}

function Line({ token, isBusy, onRevoke }: { token: TokenView; isBusy: boolean; onRevoke: () => void }) {
	const { prefix, name, scopes, lastUsedAt, expiresAt } = token;
	const until = t(expiresAt > Date.now() ? "tokens.until" : "tokens.ended", { day: day(expiresAt) });
	return (
		<li>
			<div>
				<p>
					<bdi>{name}</bdi> <code>aw_{prefix}…</code>
				</p>
				<p class="meta">
					{scopes.map((scope) => t(`scope.${scope}`)).join(", ")} · {until} ·{" "}
					{lastUsedAt === null ? (
						t("tokens.unused")
					) : (
						<>
							{t("tokens.used")} <When at={lastUsedAt} /> · <a href={whatItDid(prefix)}>{t("tokens.did")}</a>
						</>
					)}
				</p>
			</div>
			<Confirm
				label={t("tokens.revoke")}
				about={t("tokens.revokeOf", { name })}
				question={t("tokens.question")}
				yes={t("tokens.revoke")}
				no={t("tokens.keep")}
				isBusy={isBusy}
				onYes={onRevoke}
			/>
		</li>
	);
}

function whatItDid(prefix: string): string {
	return routeHash({ view: "room", room: "log", path: [], query: { token: prefix } });
}

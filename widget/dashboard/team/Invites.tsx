// Invitations: those nobody has accepted yet, and a new one, whose link is shown once.

import { useState } from "preact/hooks";
import type { InviteCreated, SiteView } from "../../../worker/contract/wire.ts";
import { Banner } from "../parts/Banner.tsx";
import { CodeToCopy } from "../parts/CodeToCopy.tsx";
import { problemText } from "../parts/problem-text.ts";
import { useAct } from "../parts/use-act.ts";
import { useOpener } from "../parts/use-opener.ts";
import { useRead } from "../parts/use-read.ts";
import { listInvites, revokeInvite } from "./api.ts";
import { t } from "./messages.ts";
import { NewInvite } from "./NewInvite.tsx";
import { Roles } from "./PersonLine.tsx";

export function Invites({ sites }: { sites: SiteView[] }) {
	const { value, trouble, again } = useRead(listInvites);
	const act = useAct();
	const [isMaking, setMaking] = useState(false);
	const opener = useOpener(isMaking);
	const [made, setMade] = useState<InviteCreated | null>(null);

	async function show(created: InviteCreated): Promise<void> {
		setMade(created);
		setMaking(false);
		await again();
	}

	async function revoke(id: string): Promise<void> {
		if (!(await act.run(() => revokeInvite(id)))) return;
		if (made?.invite.id === id) setMade(null);
		await again();
	}

	return (
		<section class="block" aria-labelledby="invites-title">
			<h2 id="invites-title">{t("invites.title")}</h2>
			{(trouble ?? act.trouble) && <Banner>{problemText((trouble ?? act.trouble)!)}</Banner>}
			{made && (
				<div class="stack">
					<p role="status">{t("invites.shown", { name: made.invite.label })}</p>
					<CodeToCopy text={`${location.origin}/dashboard/#invite=${made.secret}`} label={t("invites.copy")} />
					<button type="button" class="quiet" onClick={() => setMade(null)}>
						{t("invites.done")}
					</button>
				</div>
			)}
			{isMaking ? (
				<NewInvite sites={sites} onMade={show} onCancel={() => setMaking(false)} />
			) : (
				<button ref={opener} type="button" onClick={() => setMaking(true)}>
					{t("invites.new")}
				</button>
			)}
			{value && value.invites.length > 0 && (
				<>
					<h3>{t("invites.open")}</h3>
					<ul class="lines">
						{value.invites.map(({ id, label, grants, by, expiresAt }) => (
							<li key={id}>
								<div>
									<p>
										<bdi>{label}</bdi>
									</p>
									<Roles grants={grants} sites={sites} />
									<p class="meta">{t("invites.by", { name: by, day: day(expiresAt) })}</p>
								</div>
								<button
									type="button"
									class="quiet"
									aria-label={t("invites.revokeOf", { name: label })}
									disabled={act.isBusy}
									onClick={() => revoke(id)}
								>
									{t("invites.revoke")}
								</button>
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}

function day(at: number): string {
	return new Date(at).toLocaleDateString("en", { dateStyle: "medium" });
}

// A calm line above every view for what happened by itself, told until somebody puts it away.

import { useEffect, useState } from "preact/hooks";
import type { NoticeView } from "../../../worker/contract/wire.ts";
import { t } from "../messages.ts";
import { When } from "../parts/When.tsx";
import { queueHash } from "../queue/queue-query.ts";
import { canHere, type Session } from "../session/use-session.ts";
import { dismissNotice, listNotices } from "./api.ts";

export function Notices({ session }: { session: Session }) {
	const [notices, setNotices] = useState<NoticeView[]>([]);
	const isActive = session.state.phase === "signed-in";

	// Nobody waits for it: what cannot be read is read with the next visit.
	useEffect(() => {
		if (isActive) listNotices().then(({ notices }) => setNotices(notices), session.failureOf);
	}, [isActive]);

	function dismiss({ id }: NoticeView): void {
		setNotices(notices.filter((notice) => notice.id !== id));
		dismissNotice(id).catch(session.failureOf);
	}

	if (notices.length === 0) return null;
	return (
		<div class="notices" role="status">
			{notices.map((notice) => (
				<div key={notice.id}>
					<p>
						{t(`notice.${notice.kind}`, { site: notice.site.name })} <When at={notice.since} />.{" "}
						{t(notice.until > Date.now() ? "notice.goesOn" : "notice.isOver")} {t("notice.advice")}
					</p>
					<a href={queueHash(notice.site.id, {})}>{t("notice.show")}</a>
					{canHere(session, "moderate", notice.site.id) && (
						<button type="button" class="quiet" onClick={() => dismiss(notice)}>
							{t("notice.dismiss")}
						</button>
					)}
				</div>
			))}
		</div>
	);
}

// What can be done with a comment beside answering it.

import { announce } from "./announce.ts";
import { close } from "./close.ts";
import { authorKey, mute } from "./mute.ts";
import type { Row } from "./state.ts";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

export function Menu({ view, row }: { view: View; row: Row }) {
	const { id, author, own } = row;
	const t = wordsOf(view);
	const address = `${view.options.pageUrl.replace(/#.*/, "")}#comment-${id}`;

	async function copyLink(): Promise<void> {
		try {
			await navigator.clipboard.writeText(address);
			close(view, "menu");
			announce(view, t("link.copied"), true);
		} catch {
			// Without leave to write there, a person can.
			view.update({ ...view.state, menu: { id, as: "link" } });
		}
	}

	if (view.state.menu?.as === "link") {
		return <input readOnly aria-label={t("link.copy")} value={address} ref={selectAll} />;
	}

	return (
		<>
			<button type="button" onClick={copyLink}>
				{t("link.copy")}
			</button>
			{!own && (
				<>
					<button type="button" onClick={() => mute(view, author!)}>
						{t(view.muted.has(authorKey(author!)) ? "unmute" : "mute", { name: author!.name })}
					</button>
					<button type="button" onClick={() => view.write({ id, as: "report" })}>
						{t("report")}
					</button>
				</>
			)}
		</>
	);
}

function selectAll(field: HTMLInputElement | null): void {
	field?.focus();
	field?.select();
}

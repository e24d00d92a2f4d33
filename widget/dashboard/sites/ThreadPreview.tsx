// The thread as the settings being typed would make it, in a frame beside them.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../../../worker/contract/wire.ts";
import { isPreviewMessage, type PreviewMessage } from "../../preview/message.ts";
import { t } from "../messages.ts";

/** Typing is not shown letter by letter: a thread is mounted for each. */
const PAUSE_MS = 300;

/** `settings` is null as long as something typed is wrong: then the last that was right stays. */
export function ThreadPreview({ settings }: { settings: Settings | null }) {
	const frame = useRef<HTMLIFrameElement>(null);
	const [isReady, setReady] = useState(false);
	const typed = settings && JSON.stringify(settings);

	useEffect(() => {
		const listen = ({ data, source, origin }: MessageEvent) => {
			const isFromFrame = origin === location.origin && source === frame.current?.contentWindow;
			if (isFromFrame && isPreviewMessage(data) && data.preview === "ready") setReady(true);
		};
		addEventListener("message", listen);
		return () => removeEventListener("message", listen);
	}, []);

	useEffect(() => {
		if (!isReady || typed === null) return;
		const message: PreviewMessage = { preview: "settings", settings: JSON.parse(typed) };
		const timer = setTimeout(() => frame.current?.contentWindow?.postMessage(message, location.origin), PAUSE_MS);
		return () => clearTimeout(timer);
	}, [isReady, typed]);

	return (
		<details class="thread-preview" open>
			<summary>{t("preview.title")}</summary>
			<p class="hint">{t("preview.hint")}</p>
			<iframe ref={frame} src="/preview/" title={t("preview.title")} />
		</details>
	);
}

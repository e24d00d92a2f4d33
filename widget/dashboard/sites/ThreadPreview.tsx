// The thread as the settings being typed would make it, in a frame beside them.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../../../worker/contract/wire.ts";
import { isPreviewMessage, type PreviewMessage } from "../../preview/message.ts";
import { t } from "../messages.ts";

/** Typing is not shown letter by letter: a thread is mounted for each. */
const PAUSE_MS = 300;

/** On a phone it would stand far from what is typed: there it is opened by whoever wants it. */
const isBeside = () => matchMedia("(width >= 34rem)").matches;

export function ThreadPreview({ settings }: { settings: Settings }) {
	const [isOpen, setOpen] = useState(isBeside);
	const frame = useRef<HTMLIFrameElement>(null);
	const [isReady, setReady] = useState(false);
	const toggle = (isWanted: boolean) => {
		setOpen(isWanted);
		if (!isWanted) setReady(false);
	};
	const typed = JSON.stringify(settings);

	useEffect(() => {
		const listen = ({ data, source, origin }: MessageEvent) => {
			const isFromFrame = origin === location.origin && source === frame.current?.contentWindow;
			if (isFromFrame && isPreviewMessage(data) && data.preview === "ready") setReady(true);
		};
		addEventListener("message", listen);
		return () => removeEventListener("message", listen);
	}, []);

	useEffect(() => {
		if (!isReady) return;
		const message: PreviewMessage = { preview: "settings", settings: JSON.parse(typed) };
		const timer = setTimeout(() => frame.current?.contentWindow?.postMessage(message, location.origin), PAUSE_MS);
		return () => clearTimeout(timer);
	}, [isReady, typed]);

	return (
		<details class="thread-preview" open={isOpen} onToggle={({ currentTarget }) => toggle(currentTarget.open)}>
			<summary>{t("preview.title")}</summary>
			<p class="hint">{t("preview.hint")}</p>
			{isOpen && <iframe ref={frame} src="/preview/" title={t("preview.title")} />}
		</details>
	);
}

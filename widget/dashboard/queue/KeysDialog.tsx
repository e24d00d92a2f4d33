// The overlay of keys. A native modal dialog: it holds the focus, closes on Escape and gives the focus back.

import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../messages.ts";
import { queueKeys } from "./queue-keys.ts";
import type { KeySwitch } from "./use-queue-keys.ts";

export function KeysDialog({ keys, onClose }: { keys: KeySwitch; onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useLayoutEffect(() => {
		dialog.current?.showModal();
	}, []);
	return (
		<dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
			<div>
				<h2 id="keys-title">{t("keys.title")}</h2>
				<dl>
					{queueKeys.map(([key, command]) => (
						<div key={key}>
							<dt>
								<kbd>{key}</kbd>
							</dt>
							<dd>{t(`keys.${command}`)}</dd>
						</div>
					))}
				</dl>
				<label class="check">
					<input type="checkbox" checked={keys.areOn} onChange={(event) => keys.set(event.currentTarget.checked)} />
					{t("keys.enabled")}
				</label>
				<button type="button" onClick={() => dialog.current?.close()}>
					{t("keys.done")}
				</button>
			</div>
		</dialog>
	);
}

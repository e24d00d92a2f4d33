// The server's signed note of when the form was opened, and the proof of work it asks for where it does: fetched with the
// form, and again when they have grown old or were used.

import { FORM_MAX_MS } from "../../worker/contract/limits.ts";
import { readForm } from "../api-visitor.ts";
import type { View } from "./view.ts";

/** Renewed well before the server would call it too old. */
const FRESH_MS = (FORM_MAX_MS * 20) / 24;

export function createFormToken({ api, options }: Pick<View, "api" | "options">) {
	let token: string | null = null;
	let proof: Promise<string | undefined> | undefined;
	let readAt = 0;

	async function read(): Promise<void> {
		try {
			const { formToken, challenge } = await readForm(api, options.query.page);
			token = formToken;
			// Worked on while the person writes.
			proof = challenge && import("./proof.ts").then(({ prove }) => prove(challenge));
			// Who asks for it finds out that it failed.
			proof?.catch(() => {});
			readAt = Date.now();
		} catch {
			// Without it the comment may have to wait for approval, which is better than not being sent.
		}
	}

	return {
		read,
		/** The fields of `createComment`; none where the server did not give one. */
		async fields(): Promise<{ formToken?: string; proof?: string | undefined }> {
			if (!token || Date.now() - readAt > FRESH_MS) await read();
			const proved = await proof?.catch(() => undefined);
			// A proof is good once.
			if (proved) readAt = 0;
			return token ? { formToken: token, ...(proved && { proof: proved }) } : {};
		},
	};
}

// The server's signed note of when the form was opened: fetched with the form, and again when it has grown old.

import { FORM_MAX_MS } from "../../worker/contract/limits.ts";
import { readForm } from "../api-visitor.ts";
import type { View } from "./view.ts";

/** Renewed well before the server would call it too old. */
const FRESH_MS = (FORM_MAX_MS * 20) / 24;

export function createFormToken({ api, options }: Pick<View, "api" | "options">) {
	let token: string | null = null;
	let readAt = 0;

	async function read(): Promise<void> {
		try {
			({ formToken: token } = await readForm(api, options.query.page));
			readAt = Date.now();
		} catch {
			// Without it the comment may have to wait for approval, which is better than not being sent.
		}
	}

	return {
		read,
		/** The field of `createComment`; nothing where the server did not give one. */
		async field(): Promise<{ formToken?: string }> {
			if (!token || Date.now() - readAt > FRESH_MS) await read();
			return token ? { formToken: token } : {};
		},
	};
}

// The server's signed note of when the form was opened, and the proof of work and the word of Turnstile it asks for where
// it does: fetched with the form, and again when they have grown old or were used.

import { FORM_MAX_MS } from "../../worker/contract/limits.ts";
import type { CreateComment } from "../../worker/contract/wire.ts";
import { readForm } from "../api-visitor.ts";
import type { Turnstile } from "./turnstile.ts";
import type { View } from "./view.ts";

/** Renewed well before the server would call it too old. */
const FRESH_MS = (FORM_MAX_MS * 20) / 24;

/** @param openTurnstile shows its frame in the form */
export function createFormToken(
	{ api, options }: Pick<View, "api" | "options">,
	openTurnstile: (formToken: string) => Promise<Turnstile>,
) {
	let token: string | null = null;
	let proof: Promise<string | undefined> | undefined;
	let turnstile: Promise<Turnstile> | undefined;
	let openedAt = 0;
	let isFresh = false;

	const isOld = () => Date.now() - openedAt > FRESH_MS;

	/** What cannot be had is nothing. */
	const settled = <Value>(promise: Promise<Value> | undefined) => promise?.catch(() => undefined);

	const end = () => settled(turnstile?.then((opened) => opened.end()));

	let reading: Promise<void> | undefined;

	/** Once, however many ask for it meanwhile. */
	function read(): Promise<void> {
		reading ??= readOnce().finally(() => {
			reading = undefined;
		});
		return reading;
	}

	async function readOnce(): Promise<void> {
		try {
			const answer = await readForm(api, options.query.page);
			const { challenge } = answer;
			// Asked for again only for its challenge, it would say that the person has just begun to write.
			if (!token || isOld()) {
				token = answer.formToken;
				openedAt = Date.now();
			}
			// Worked on while the person writes.
			proof = challenge && import("./proof.ts").then(({ prove }) => prove(challenge));
			await end();
			turnstile = answer.turnstile && openTurnstile(token);
			// Who asks for it finds out that it failed.
			settled(proof);
			settled(turnstile);
			isFresh = true;
		} catch {
			// Without it the comment may have to wait for approval, which is better than not being sent.
		}
	}

	return {
		read,
		/** The form is gone. */
		end,
		/** The fields of `createComment`; none where the server did not give one. */
		async fields(): Promise<Pick<CreateComment, "formToken" | "proof" | "turnstile">> {
			if (!isFresh || isOld()) await read();
			const proved = await settled(proof);
			const vouched = await settled(turnstile?.then((opened) => opened.token()));
			// A proof is good once.
			if (proved) isFresh = false;
			return token
				? { formToken: token, ...(proved && { proof: proved }), ...(vouched && { turnstile: vouched }) }
				: {};
		},
	};
}

// What the page with Turnstile's widget and the thread around its frame, two windows of two origins, say to each other.

export type TurnstileMessage =
	/** From the frame: it is there. */
	| { turnstile: "ready" }
	/** The height it takes, nothing as long as it asks nobody anything. */
	| { turnstile: "height"; height: number }
	/** A person is asked something. */
	| { turnstile: "asks" }
	| { turnstile: "token"; token: string }
	/** There will be no token. */
	| { turnstile: "failed" }
	/** To the frame: the token was used or is too old. */
	| { turnstile: "renew" };

export function isTurnstileMessage(data: unknown): data is TurnstileMessage {
	return typeof data === "object" && data !== null && "turnstile" in data;
}

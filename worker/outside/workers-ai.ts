// A model on the owner's own Cloudflare account, where one is bound: it says whether a comment is safe to show.

import { type Check, orHold, PATIENCE_MS } from "./asked.ts";

const MODEL = "@cf/meta/llama-guard-3-8b";

/** As much of the binding as is used; it has no local stand-in. */
export type Model = { run(model: string, input: object): Promise<unknown> };

export function workersAi(model: Model): Check {
	return ({ text }) => orHold("ai-failed", ask(model, text));
}

/** The model says "safe", or "unsafe" and below that the categories it sees, S1 to S14. */
async function ask(model: Model, text: string) {
	const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("too late")), PATIENCE_MS));
	const answer = await Promise.race([model.run(MODEL, { messages: [{ role: "user", content: text }] }), late]);
	const { response } = answer as { response?: unknown };
	const [verdict, categories = ""] = String(response ?? "")
		.trim()
		.split(/\s+/, 2);
	if (verdict === "safe") return null;
	if (verdict !== "unsafe") throw new Error(`an answer that is none: ${String(response).slice(0, 80)}`);
	return { check: "ai", ...(categories && { detail: categories }) };
}

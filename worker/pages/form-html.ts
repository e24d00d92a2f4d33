// The form that posts a comment without a script: what was typed stays in it, and what is wrong stands beside its field.

import { html } from "hono/html";
import type { Issue } from "../contract/problems.ts";
import type { Settings } from "../contract/wire.ts";
import type { Html } from "./markup-html.ts";
import { isolate, type Words } from "./words.ts";

/** What a visitor typed, by the names of the fields. */
export type Typed = Partial<Record<"text" | "name" | "email" | "website", string>>;

export type FormView = {
	words: Words;
	/** Where it is sent, absolute: it may stand in a page of another host. */
	action: string;
	settings: Pick<Settings, "mode" | "email" | "website" | "turnstile">;
	/** Signed when the form was made; a page that is kept for long has none, and is asked to look again. */
	token: string | null;
	typed: Typed;
	issues: Issue[];
	replyTo: { name: string } | null;
	/** Where a reply is given up. */
	cancel: string | null;
};

const FIELDS = [
	{ name: "name", type: "text", autocomplete: "name" },
	{ name: "email", type: "email", autocomplete: "email" },
	// The browser's own check of addresses does not know that `example.com` is one.
	{ name: "website", type: "text", autocomplete: "url" },
] as const;

export function formHtml(view: FormView): Html {
	const { words, action, settings, token, typed, replyTo, cancel } = view;
	const { t } = words;
	const rules = { ...settings, name: "required" as const };
	// A parser drops the first line break of a textarea: one more keeps what was typed.
	return html`<form class="composer form" id="afterword-write" method="post" action="${action}" accept-charset="utf-8">
<p><label for="afterword-text">${replyTo ? t("reply.label", { name: isolate(replyTo.name) }) : t("write")}</label>
<textarea id="afterword-text" name="text" rows="5" dir="auto" required${invalid(view, "text")}>
${typed.text}</textarea>${issueHtml(view, "text")}</p>
<div class="fields">
${FIELDS.filter(({ name }) => rules[name] !== "off").map(({ name, type, autocomplete }) => {
	const hints = [name === "email" && t("email.hint"), rules[name] === "optional" && t("optional")].filter(Boolean);
	return html`<p><label for="afterword-${name}">${t(name)}${hints.length > 0 && html` <small>${hints.join(", ")}</small>`}</label>
<input id="afterword-${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${typed[name]}"${rules[name] === "required" && html` required`}${invalid(view, name)}>${issueHtml(view, name)}</p>
`;
})}</div>
<p class="unseen" aria-hidden="true"><label for="afterword-subject">${t("trap")}</label> <input id="afterword-subject" name="subject" tabindex="-1" autocomplete="off"></p>
<p class="buttons">${token !== null && html`<input type="hidden" name="formToken" value="${token}">`}<button class="primary">${t(replyTo ? "post.reply" : "post")}</button>${cancel !== null && html` <a href="${cancel}">${t("cancel")}</a>`}</p>
<p class="quiet">${held(view)}${t("page.noToken")}</p>
</form>
`;
}

/** What waits is said before it is sent: Turnstile, which needs a script, vouches for nobody here. */
function held({ settings: { mode, turnstile }, words }: FormView): string {
	if (mode === "publish" && !turnstile) return "";
	return `${words.t(mode === "hold-first" && !turnstile ? "hold.first" : "hold.all")} `;
}

function issueOf({ issues }: FormView, name: string): Issue | undefined {
	return issues.find(({ pointer }) => pointer === `/${name}`);
}

function invalid(view: FormView, name: string): Html | undefined {
	return issueOf(view, name) && html` aria-invalid="true" aria-describedby="afterword-${name}-issue"`;
}

/** A span, since a paragraph cannot stand in another. */
function issueHtml(view: FormView, name: string): Html | undefined {
	const issue = issueOf(view, name);
	return (
		issue &&
		html`<span class="issue" id="afterword-${name}-issue">${view.words.t(`issue.${issue.code}`, { n: issue.limit ?? 0 })}</span>`
	);
}

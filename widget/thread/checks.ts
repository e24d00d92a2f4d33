// What can be told about a comment before it is sent: the server's rules for what is missing and what is too long.

import { EMAIL_MAX, NAME_MAX, WEBSITE_MAX } from "../../worker/contract/limits.ts";
import type { Issue } from "../../worker/contract/problems.ts";
import type { FieldRule, ThreadView } from "../../worker/contract/wire.ts";
import type { Details } from "./details.ts";

/** Characters as the server counts them. */
export function textLength(text: string): number {
	return [...text.trim()].length;
}

export function checkText(text: string, max: number): Issue[] {
	return checkField({ pointer: "/text", value: text, rule: "required", limit: max });
}

/** Trouble in the order of the form's fields. */
export function checkDetails({ name, email, website }: Details, settings: ThreadView["settings"]): Issue[] {
	return [
		...checkField({ pointer: "/name", value: name, rule: "required", limit: NAME_MAX }),
		...checkField({
			pointer: "/email",
			value: email,
			rule: settings.email,
			limit: EMAIL_MAX,
			shape: /^[^\s@]+@[^\s@]+$/,
		}),
		...checkField({ pointer: "/website", value: website, rule: settings.website, limit: WEBSITE_MAX }),
	];
}

type Field = { pointer: string; value: string; rule: FieldRule; limit: number; shape?: RegExp };

function checkField({ pointer, value, rule, limit, shape }: Field): Issue[] {
	const length = textLength(value);
	if (rule === "off") return [];
	if (!length) return rule === "required" ? [{ pointer, code: "required" }] : [];
	if (length > limit) return [{ pointer, code: "too-long", limit }];
	return shape && !shape.test(value.trim()) ? [{ pointer, code: "not-valid" }] : [];
}

// What goes wrong with a page before it could be made, told in words on a page: too many requests, a database that is
// away. It asks the database for nothing, and what a visitor typed stays in the form.

import type { ErrorHandler } from "hono";
import { problems } from "../contract/problems.ts";
import { postThreadPage, postThreadPageQuery } from "../contract/schemas-page.ts";
import { defaultSettings } from "../contract/settings.ts";
import type { ProblemError } from "../domain/problem.ts";
import { formHtml } from "../pages/form-html.ts";
import { problemPageHtml } from "../pages/thread-page.ts";
import type { Notice } from "../pages/thread-view.ts";
import type { Words } from "../pages/words.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { readFields, readQuery } from "./input.ts";
import { answerPage } from "./page-answer.ts";
import { retryAfterOf, toProblem } from "./problem-answer.ts";
import { readWords } from "./words.ts";

export const answerProblemPage: ErrorHandler<AppEnv> = async function answerProblemPage(error, c) {
	const problem = toProblem(c, error);
	const { lang = "en" } = read(() => readQuery(c, postThreadPageQuery)) ?? {};
	const words = await readWords(c, lang);
	const fields = problem.code === "too-large" ? null : await readTyped(c);
	const url = new URL(c.req.url);
	const form =
		fields &&
		formHtml({
			words,
			action: url.href,
			settings: { ...defaultSettings, mode: "publish" },
			token: fields.formToken ?? null,
			typed: fields,
			issues: [],
			replyTo: null,
			cancel: null,
		});
	const notice = noticeOf(words, problem);
	if (form) notice.lines.push(words.t("kept"));
	const page = url.searchParams.get("page");
	const back = page && `${url.pathname}?${new URLSearchParams({ page })}`;
	setRetryAfter(c, problem);
	return answerPage(c, problemPageHtml({ words, notice, form, back }), {
		status: problems[problem.code].status,
		isIndexed: false,
	});
};

/** A problem in words, and how long to wait where that helps. */
export function noticeOf({ t }: Words, problem: ProblemError): Notice {
	const seconds = retryAfterOf(problem);
	const wait = seconds === undefined ? [] : [t("post.wait", { n: seconds })];
	return { lines: [problem.ownWords ?? t(`problem.${problem.code}`), ...wait], isProblem: true };
}

export function setRetryAfter(c: AppContext, problem: ProblemError): void {
	const seconds = retryAfterOf(problem);
	if (seconds !== undefined) c.header("Retry-After", String(seconds));
}

async function readTyped(c: AppContext) {
	return c.req.method === "POST" ? readFields(c, postThreadPage).catch(() => null) : null;
}

/** Null where what was asked is itself the problem. */
function read<Value>(ask: () => Value): Value | null {
	try {
		return ask();
	} catch {
		return null;
	}
}

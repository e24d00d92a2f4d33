// What goes wrong with a moderation link, in words on a page.

import type { ErrorHandler } from "hono";
import { problems } from "../contract/problems.ts";
import { linkProblemHtml } from "../pages/link-page.ts";
import type { AppEnv } from "./context.ts";
import { answerPage } from "./page-answer.ts";
import { toProblem } from "./problem-answer.ts";
import { noticeOf, setRetryAfter } from "./problem-page.ts";
import { readWords } from "./words.ts";

/** The widget's words know visitors' problems; of a link there is more to say. */
const MORE: Record<string, string> = {
	"not-found": "This link leads to nothing: it is not complete, or its comment or its maker is gone.",
	"link-spent": "This link has expired. Decide in the dashboard, or ask for a new one.",
	"already-decided": "Somebody else decided this first. Load the page again to see how it is now.",
};

export const answerLinkProblem: ErrorHandler<AppEnv> = async function answerLinkProblem(error, c) {
	const problem = toProblem(c, error);
	const words = await readWords(c, "en");
	setRetryAfter(c, problem);
	const more = MORE[problem.code];
	const lines = problem.code in MORE && problem.code !== "not-found" ? [] : noticeOf(words, problem).lines;
	return answerPage(c, linkProblemHtml(words, [...lines, ...(more ? [more] : [])]), {
		status: problems[problem.code].status,
		isIndexed: false,
	});
};

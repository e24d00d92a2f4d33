// The middleware and the route table: what a request passes, in order, and who answers it.

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { BODY_BYTES_MAX, COMMENT_BYTES_MAX, FORM_BYTES_MAX } from "./contract/limits.ts";
import { ProblemError } from "./domain/problem.ts";
import type { AppEnv } from "./http/context.ts";
import { headers } from "./http/headers.ts";
import { answerLinkProblem } from "./http/link-problem.ts";
import { answerError, answerNotFound } from "./http/problem-answer.ts";
import { answerProblemPage } from "./http/problem-page.ts";
import { passGate } from "./http/rate-limit.ts";
import { requireKeys } from "./http/require-keys.ts";
import { usage } from "./http/usage.ts";
import { about } from "./routes/about.ts";
import { acts } from "./routes/acts.ts";
import { apiTokens } from "./routes/api-tokens.ts";
import { bulk } from "./routes/bulk.ts";
import { commentModeration } from "./routes/comment-moderation.ts";
import { composer } from "./routes/composer.ts";
import { createComment } from "./routes/create-comment.ts";
import { feeds } from "./routes/feeds.ts";
import { invites } from "./routes/invites.ts";
import { live } from "./routes/live.ts";
import { moderationLinks } from "./routes/moderation-links.ts";
import { notices } from "./routes/notices.ts";
import { overview } from "./routes/overview.ts";
import { ownComments } from "./routes/own-comments.ts";
import { passkeys } from "./routes/passkeys.ts";
import { people } from "./routes/people.ts";
import { queue } from "./routes/queue.ts";
import { reactions } from "./routes/reactions.ts";
import { reports } from "./routes/reports.ts";
import { rules } from "./routes/rules.ts";
import { session } from "./routes/session.ts";
import { sessions } from "./routes/sessions.ts";
import { siteThreads } from "./routes/site-threads.ts";
import { sites } from "./routes/sites.ts";
import { team } from "./routes/team.ts";
import { threadDoctor } from "./routes/thread-doctor.ts";
import { threadPage } from "./routes/thread-page.ts";
import { threads } from "./routes/threads.ts";
import { turnstile } from "./routes/turnstile.ts";
import { viewer } from "./routes/viewer.ts";

/** Read in a browser as they are, not by a script. */
const PAGES = "/v1/sites/:site/thread.html";

export const app = new Hono<AppEnv>();

app.onError((error, c) => problemTeller(c.req.path)(error, c));
app.notFound(answerNotFound);

app.use(requestId({ headerName: "" }), headers, usage);

// Readers and visitors: any page may ask, without credentials; whether it may write is decided by the route (R-CORS-3).
app.use(
	"/v1/sites/*",
	cors({
		origin: "*",
		allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
		allowHeaders: ["Authorization", "Content-Type"],
		exposeHeaders: ["ETag", "Idempotent-Replay", "Retry-After", "Server-Timing"],
		maxAge: 86_400,
	}),
);
app.use("/v1/sites/*", except(PAGES, bodyLimit({ maxSize: COMMENT_BYTES_MAX, onError: tooLarge })));
app.use(PAGES, bodyLimit({ maxSize: FORM_BYTES_MAX, onError: tooLarge }));
app.use("/v1/moderation/*", bodyLimit({ maxSize: BODY_BYTES_MAX, onError: tooLarge }));
app.use("/v1/*", async function gate(c, next) {
	await passGate(c, c.req.method === "GET" || c.req.method === "HEAD" ? "READS" : "WRITES");
	await next();
});
app.use("/v1/*", requireKeys);

// anybody
app.route("/", about);
app.route("/", threads);
app.route("/", threadPage);
app.route("/", feeds);
app.route("/", live);
// visitors, from a page of the site
app.route("/", composer);
app.route("/", turnstile);
app.route("/", createComment);
app.route("/", ownComments);
app.route("/", reactions);
app.route("/", reports);
app.route("/", viewer);
// moderators, from the dashboard or with an API token
app.route("/", session);
app.route("/", sessions);
app.route("/", passkeys);
app.route("/", apiTokens);
app.route("/", team);
app.route("/", invites);
app.route("/", sites);
app.route("/", queue);
app.route("/", overview);
app.route("/", rules);
app.route("/", notices);
app.route("/", people);
app.route("/", siteThreads);
app.route("/", threadDoctor);
app.route("/", commentModeration);
app.route("/", bulk);
app.route("/", acts);
app.route("/", moderationLinks);

/** Pages tell what went wrong in words. */
function problemTeller(path: string) {
	if (/^\/v1\/moderation\/links\/[^/]+$/.test(path)) return answerLinkProblem;
	return /^\/v1\/sites\/[^/]+\/(thread|turnstile)\.html$/.test(path) ? answerProblemPage : answerError;
}

function tooLarge(): never {
	throw new ProblemError("too-large");
}

// Every route of the app × who asks × from where × with what type. A route without an entry fails, so nothing is added
// to the API without somebody deciding who may call it.

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../../worker/app.ts";
import { type Operation, type OperationName, operations } from "../../worker/contract/operations.ts";
import { type Problem, type ProblemCode, problems } from "../../worker/contract/problems.ts";
import { type Scope, scopes, roles as staffRoles } from "../../worker/contract/roles.ts";
import { sha256 } from "../../worker/http/keys.ts";
import { API, call, newAddress, send } from "./support/api.ts";
import { comment, moderator, PAGE, site, type TestSite, visitor } from "./support/people.ts";

/** `elsewhere` is the admin of another site; a token acts for an owner, in the operation's scope or in all the others. */
const roles = ["anon", "guest", "guestElsewhere", "elsewhere", ...staffRoles, "token", "tokenOfOthers"] as const;
const origins = ["site", "dashboard", "other", "null", "none"] as const;
const types = ["json", "text", "form", "none"] as const;
type Role = (typeof roles)[number];
type Origin = (typeof origins)[number];
type Type = (typeof types)[number];

/** Who gets through when everything else is right. `not-found` is what a stranger is told of another's comment. */
type Entry = {
	/** The problem each role meets, or null where it gets through. */
	meets(role: Role): string | null;
	success: number;
	query?: string | (() => string);
	body?: () => Promise<object>;
	/** The problem of a role that is found once the body is read. */
	late?(role: Role): string | null;
	/** What fills the path's own parameter. */
	subject?: () => Promise<string>;
	/** A comment the guest role may change. */
	ownComment?: true;
	/** A comment that waits. */
	heldComment?: true;
	/** A comment that readers see. */
	seenComment?: true;
};

const everybody = () => null;
const bearer = (role: Role) => (role === "guest" ? null : "signed-out");
const isToken = (role: Role) => role === "token" || role === "tokenOfOthers";
const isSignedIn = (role: Role) => role === "elsewhere" || staffRoles.some((known) => known === role);
const writer = (role: Role) => (role === "guest" || !claims(role) ? null : "signed-out");
const claims = (role: Role) => role === "guestElsewhere" || isToken(role);
const cookieOnly = (role: Role) => (isSignedIn(role) ? null : "signed-out");
/** One's own, by an id that nobody has. */
const nobodys = (role: Role) => cookieOnly(role) ?? "not-found";
/** Those from one role on; `missing` is what is told of what is on another site, and null where nothing is asked of one. */
const staff =
	(least: (typeof staffRoles)[number], missing: "not-found" | "unknown-site" | null = null) =>
	(role: Role): string | null => {
		if (role === "token") return null;
		if (role === "tokenOfOthers") return "not-permitted";
		if (!isSignedIn(role)) return "signed-out";
		const rank = staffRoles.indexOf(role === "elsewhere" ? "admin" : (role as typeof least));
		if (rank < staffRoles.indexOf(least)) return "not-permitted";
		return role === "elsewhere" ? missing : null;
	};

let blog: TestSite;
/** One serves all: a form may be used more than once. */
let formToken: string;
const newSite = async () => ({
	id: `matrix-${crypto.randomUUID()}`,
	name: "Matrix",
	origins: ["https://matrix.example"],
});

const signedByNobody = {
	id: "none",
	rawId: "none",
	type: "public-key",
	response: { clientDataJSON: "e30", authenticatorData: "", signature: "" },
};
const madeByNobody = { ...signedByNobody, response: { clientDataJSON: "e30", attestationObject: "" } };

/** Made by an owner. */
async function newInvite(): Promise<string> {
	const body = { label: "Mo", grants: [{ site: blog.id, role: "reader" }] };
	const { headers } = await moderator("owner");
	return (await call<{ invite: { id: string } }>("createInvite", { headers, body })).json.invite.id;
}
const newRule = { kind: "words", terms: ["nowhere to be found"], outcome: "hold" };

const matrix: Record<OperationName, Entry> = {
	listThread: { meets: everybody, success: 200, query: `page=${PAGE}` },
	listReplies: { meets: everybody, success: 200, ownComment: true },
	countThreads: { meets: everybody, success: 200, query: `page=${PAGE}` },
	// Anybody is let in who asks for a WebSocket, which no entry here does: live.test.ts.
	listenThread: { meets: () => "upgrade-required", success: 101, query: `page=${PAGE}` },
	readThreadPage: { meets: everybody, success: 200, query: `page=${PAGE}` },
	readTurnstilePage: {
		meets: everybody,
		success: 200,
		query: () => `origin=${blog.origin}&form=${formToken}&lang=en&theme=light&dir=ltr`,
	},
	readAtomFeed: { meets: everybody, success: 200, query: `page=${PAGE}` },
	readJsonFeed: { meets: everybody, success: 200, query: `page=${PAGE}` },
	// Nobody is let in without the secret, whoever they are: feeds.test.ts.
	readRepliesAtomFeed: { meets: () => "not-found", success: 200 },
	readRepliesJsonFeed: { meets: () => "not-found", success: 200 },
	readForm: { meets: everybody, success: 200, query: `page=${PAGE}` },
	readViewer: { meets: bearer, success: 200, query: `page=${PAGE}` },
	forgetViewer: { meets: bearer, success: 204 },
	createComment: { meets: writer, success: 201, body: () => comment(blog, { formToken }) },
	postThreadPage: {
		meets: writer,
		success: 303,
		query: `page=${PAGE}`,
		body: async () => {
			const { text, name } = await comment(blog, { formToken });
			return { text, name, formToken };
		},
	},
	editComment: {
		meets: bearer,
		success: 200,
		ownComment: true,
		body: async () => ({ text: `Edited ${crypto.randomUUID()}`, version: 1 }),
	},
	deleteComment: { meets: bearer, success: 200, ownComment: true },
	listRecent: { meets: everybody, success: 200 },
	setReaction: { meets: writer, success: 200, ownComment: true, body: async () => ({ kind: "👍", isOn: true }) },
	setPageReaction: { meets: writer, success: 200, body: async () => ({ page: PAGE, isOn: true }) },
	reportComment: { meets: writer, success: 204, ownComment: true, body: async () => ({ reason: "spam" }) },
	previewComment: { meets: everybody, success: 200, body: async () => ({ text: "*hi*" }) },
	createSession: {
		meets: everybody,
		late: () => "link-spent",
		success: 201,
		body: async () => ({ link: "not-a-link" }),
	},
	readSession: { meets: cookieOnly, success: 200 },
	deleteSession: { meets: everybody, success: 204 },
	createChallenge: { meets: everybody, success: 201, body: async () => ({ purpose: "sign-in" }) },
	// What lets somebody in is theirs alone, and nobody has what is named here: accounts.test.ts, passkeys.test.ts.
	signInByPasskey: {
		meets: everybody,
		late: () => "passkey-refused",
		success: 201,
		body: async () => ({ passkey: signedByNobody }),
	},
	refreshSession: {
		meets: cookieOnly,
		late: () => "passkey-refused",
		success: 204,
		body: async () => ({ passkey: signedByNobody }),
	},
	listSessions: { meets: cookieOnly, success: 200 },
	revokeSession: { meets: nobodys, success: 204, subject: async () => "0".repeat(16) },
	revokeOtherSessions: { meets: cookieOnly, success: 204 },
	listPasskeys: { meets: cookieOnly, success: 200 },
	createPasskey: {
		meets: cookieOnly,
		late: () => "passkey-refused",
		success: 201,
		body: async () => ({ name: "Key", passkey: madeByNobody }),
	},
	renamePasskey: {
		meets: cookieOnly,
		late: () => "not-found",
		success: 204,
		body: async () => ({ name: "Key" }),
		subject: async () => "none",
	},
	deletePasskey: { meets: nobodys, success: 204, subject: async () => "none" },
	renameAccount: { meets: cookieOnly, success: 200, body: async () => ({ name: `N ${crypto.randomUUID()}` }) },
	listTokens: { meets: cookieOnly, success: 200 },
	createToken: {
		meets: cookieOnly,
		success: 201,
		body: async () => ({ name: "Script", scopes: ["queue"], days: 1 }),
	},
	revokeToken: { meets: nobodys, success: 204, subject: async () => "nobodys0" },
	listTeam: { meets: staff("admin"), success: 200 },
	setRoles: {
		meets: staff("admin", "not-found"),
		success: 200,
		body: async () => ({ version: 1, grants: [{ site: blog.id, role: "reader" }] }),
		subject: async () => (await moderator("moderator", blog)).name,
	},
	removeAccount: {
		meets: staff("owner"),
		success: 204,
		subject: async () => (await moderator("moderator", blog)).name,
	},
	listInvites: { meets: staff("admin"), success: 200 },
	createInvite: {
		meets: staff("admin"),
		late: (role) => (role === "elsewhere" ? "not-permitted" : null),
		success: 201,
		body: async () => ({ label: "Mo", grants: [{ site: blog.id, role: "reader" }] }),
	},
	revokeInvite: {
		meets: (role) => staff("admin", "not-found")(role) ?? (role === "admin" ? "not-found" : null),
		success: 204,
		subject: newInvite,
	},
	readInvitation: {
		meets: everybody,
		late: () => "invite-spent",
		success: 200,
		body: async () => ({ invite: "not-an-invitation" }),
	},
	acceptInvitation: {
		meets: everybody,
		late: () => "invite-spent",
		success: 201,
		body: async () => ({ invite: "not-an-invitation", name: "Mo" }),
	},
	listSites: { meets: staff("reader"), success: 200 },
	createSite: { meets: staff("owner"), success: 201, body: newSite },
	editSite: {
		meets: staff("admin", "unknown-site"),
		success: 200,
		body: async () => ({ version: await siteVersion(), name: "Renamed" }),
	},
	listQueue: { meets: staff("reader"), success: 200 },
	countQueue: { meets: staff("reader"), success: 200 },
	readQueueItem: { meets: staff("reader", "not-found"), success: 200, heldComment: true },
	decide: {
		meets: staff("moderator", "not-found"),
		success: 200,
		heldComment: true,
		body: async () => ({ action: "approve", version: 1 }),
	},
	readOverview: { meets: staff("reader"), success: 200 },
	readComment: { meets: staff("reader", "not-found"), success: 200, heldComment: true },
	rewordComment: {
		meets: staff("moderator", "not-found"),
		success: 200,
		heldComment: true,
		body: async () => ({ text: `Reworded ${crypto.randomUUID()}`, version: 1 }),
	},
	createReply: {
		meets: staff("moderator", "not-found"),
		success: 201,
		seenComment: true,
		body: async () => ({ text: `Answered ${crypto.randomUUID()}`, clientId: crypto.randomUUID() }),
	},
	setPinned: {
		meets: staff("moderator", "not-found"),
		success: 200,
		ownComment: true,
		body: async () => ({ isPinned: false }),
	},
	setThreadClosed: {
		meets: staff("moderator", "not-found"),
		success: 200,
		heldComment: true,
		body: async () => ({ isClosed: false }),
	},
	createNote: {
		meets: staff("moderator", "not-found"),
		success: 201,
		heldComment: true,
		body: async () => ({ text: "A note" }),
	},
	// Nobody has one of that name: comment-moderation.test.ts.
	deleteNote: {
		meets: (role) => staff("moderator")(role) ?? "not-found",
		success: 204,
		heldComment: true,
		subject: async () => "0",
	},
	decideMany: {
		meets: staff("moderator"),
		success: 200,
		body: async () => ({
			by: "filter",
			id: crypto.randomUUID(),
			action: "approve",
			filter: { text: "nothing like it" },
			after: null,
		}),
	},
	listActs: { meets: staff("moderator"), success: 200 },
	// The path's id is no act's: comment-moderation.test.ts.
	undoAct: { meets: (role) => staff("moderator")(role) ?? "not-found", success: 200, body: async () => ({}) },
	createModerationLink: { meets: staff("moderator", "not-found"), success: 201, heldComment: true },
	// Nobody is let in without the link, and with it anybody: moderation-links.test.ts.
	readModerationLink: { meets: () => "not-found", success: 200, subject: async () => "no-link" },
	postModerationLink: {
		meets: () => "not-found",
		success: 200,
		subject: async () => "no-link",
		body: async () => ({ action: "approve" }),
	},
	listRevisions: { meets: staff("reader", "not-found"), success: 200, heldComment: true },
	listRules: { meets: staff("reader", "unknown-site"), success: 200 },
	createRule: { meets: staff("admin", "unknown-site"), success: 201, body: async () => newRule },
	editRule: {
		meets: staff("admin", "unknown-site"),
		success: 200,
		subject: insertRule,
		body: async () => ({ ...newRule, version: 1 }),
	},
	moveRule: { meets: staff("admin", "unknown-site"), success: 200, subject: insertRule, body: async () => ({ to: 0 }) },
	deleteRule: { meets: staff("admin", "unknown-site"), success: 200, subject: insertRule },
	tryRule: { meets: staff("reader", "unknown-site"), success: 200, body: async () => newRule },
	listNotices: { meets: staff("reader"), success: 200 },
	dismissNotice: { meets: staff("moderator", "not-found"), success: 200, subject: insertNotice },
	listThreads: { meets: staff("reader", "unknown-site"), success: 200 },
	editThread: {
		meets: staff("moderator", "unknown-site"),
		success: 200,
		subject: newThread,
		body: async () => ({ isClosed: true }),
	},
	deleteThread: { meets: staff("admin", "unknown-site"), success: 200, subject: newThread },
	restoreThread: { meets: staff("admin", "unknown-site"), success: 200, subject: newThread },
	listAlike: { meets: staff("reader", "unknown-site"), success: 200 },
	compareThreads: { meets: staff("moderator", "unknown-site"), success: 200 },
	mergeThreads: {
		meets: staff("admin", "unknown-site"),
		success: 200,
		subject: newThread,
		body: async () => ({ from: otherThread }),
	},
	listMerges: { meets: staff("reader", "unknown-site"), success: 200 },
	continueMerge: { meets: staff("admin", "unknown-site"), success: 200, subject: newMerge },
	undoMerge: { meets: staff("admin", "unknown-site"), success: 200, subject: newMerge },
	readRedirects: { meets: staff("reader", "unknown-site"), success: 200 },
	previewRedirect: { meets: staff("reader", "unknown-site"), success: 200, query: "from=/a&to=/b" },
	saveRedirects: {
		meets: staff("admin", "unknown-site"),
		success: 200,
		body: async () => ({ version: await siteVersion(), redirects: [] }),
	},
	listPeople: { meets: staff("reader", "unknown-site"), success: 200 },
	readPerson: { meets: staff("reader", "unknown-site"), success: 200, subject: newAuthor },
	setStanding: {
		meets: staff("moderator", "unknown-site"),
		success: 200,
		subject: newAuthor,
		body: async () => ({ standing: "watched" }),
	},
	revealEmail: { meets: staff("admin", "unknown-site"), success: 200, subject: newAuthor },
	exportPerson: { meets: staff("admin", "unknown-site"), success: 200, subject: newAuthor, body: async () => ({}) },
	erasePerson: {
		meets: staff("admin", "unknown-site"),
		success: 200,
		subject: newAuthor,
		body: async () => ({ how: "delete", confirm: "Ada" }),
	},
};

/** The problem a request meets first, or null. The order is the order of the checks, written down once more by hand. */
function expected(name: OperationName, ask: { role: Role; origin: Origin; type: Type }): string | null {
	const { audience, method, bodyType, scope }: Operation = operations[name];
	const entry = matrix[name];
	const wrongType = entry.body && ask.type !== (bodyType ? "form" : "json") ? "unsupported-type" : null;
	const role = entry.meets(ask.role);
	if (audience === "reader") return role;
	if (audience === "visitor") return wrongType ?? visitorOriginProblem(operations[name], ask.origin) ?? role;
	const byToken = isToken(ask.role) && scope !== undefined;
	const wrongOrigin = method === "GET" || byToken ? null : originProblem(ask.origin, "dashboard");
	return wrongOrigin ?? role ?? wrongType ?? entry.late?.(ask.role) ?? null;
}

/** A page of the Worker's own sends its form to itself, and no browser names an origin where it reads from the same one. */
function visitorOriginProblem({ method, bodyType }: Operation, origin: Origin): string | null {
	const isOwnPage = bodyType !== undefined && origin === "dashboard";
	const needsNone = (method === "GET" && origin === "none") || isOwnPage;
	return needsNone ? null : originProblem(origin, "site");
}

function originProblem(origin: Origin, right: Origin): string | null {
	if (origin === right) return null;
	return { null: "origin-null", none: "origin-missing" }[origin as string] ?? "origin-not-allowed";
}

const people = {} as Record<Role, (name: OperationName) => Promise<Record<string, string>>>;

beforeAll(async () => {
	// The hundreds of comments this takes are a flood to the site.
	blog = await site({ mode: "publish", proof: "never" });
	({ formToken } = await comment(blog));
	const elsewhere = visitor(await site());
	await elsewhere.says();
	const owner = await moderator("owner");
	const secrets = Object.fromEntries(scopes.map((scope) => [scope, `aw_${scope.padEnd(43, "_")}`]));
	const others = (scope: string) => `aw_${`not-${scope}`.padEnd(43, "_")}`;
	for (const scope of scopes) {
		await insertToken(owner.name, secrets[scope]!, [scope]);
		await insertToken(
			owner.name,
			others(scope),
			scopes.filter((other) => other !== scope),
		);
	}
	const scopeOf = (name: OperationName) => (operations[name] as Operation).scope ?? "queue";
	const signedIn =
		(role: (typeof staffRoles)[number], at: TestSite | null = null) =>
		async () => ({
			Cookie: (await moderator(role, at)).cookie,
		});
	const other = await site();
	Object.assign(people, {
		anon: async () => ({}),
		guest: async () => ({ Authorization: `Bearer ${await newGuest()}` }),
		guestElsewhere: async () => ({ Authorization: `Bearer ${elsewhere.token}` }),
		elsewhere: signedIn("admin", other),
		...Object.fromEntries(staffRoles.map((role) => [role, signedIn(role, role === "owner" ? null : blog)])),
		token: async (name: OperationName) => ({ Authorization: `Bearer ${secrets[scopeOf(name)]}` }),
		tokenOfOthers: async (name: OperationName) => ({ Authorization: `Bearer ${others(scopeOf(name))}` }),
	});
});

async function insertToken(accountId: string, secret: string, of: Scope[]): Promise<void> {
	await env.DB.prepare(
		"INSERT INTO api_tokens (token_hash, prefix, account_id, name, scopes, created_at, expires_at) VALUES (?1, ?2, ?3, ?2, ?4, 0, 9e15)",
	)
		.bind(await sha256(secret), secret.slice(3, 11), accountId, JSON.stringify(of))
		.run();
}

let ownId = "";
async function newGuest(): Promise<string> {
	const guest = visitor(blog);
	ownId = (await guest.says()).id;
	return guest.token!;
}

let otherThread = 0;

/** A thread of the site, and another to merge into it. */
async function newThread(): Promise<string> {
	const sql = `INSERT INTO threads (site_id, page_key, created_at) VALUES (?1, ?2, 0), (?1, ?3, 0) RETURNING id`;
	const { results } = await env.DB.prepare(sql)
		.bind(blog.id, `/${crypto.randomUUID()}`, `/${crypto.randomUUID()}`)
		.all<{ id: number }>();
	otherThread = results[1]!.id;
	return String(results[0]!.id);
}

async function newMerge(): Promise<string> {
	const thread = await newThread();
	const { headers } = await moderator();
	const merging = { params: { site: blog.id, thread }, headers, body: { from: otherThread } };
	return String((await call<{ id: number }>("mergeThreads", merging)).json.id);
}

async function newAuthor(): Promise<string> {
	const { id } = await visitor(blog).says();
	return (await env.DB.prepare("SELECT author_id FROM comments WHERE id = ?1").bind(id).first<string>("author_id"))!;
}

async function siteVersion(): Promise<number> {
	return (await env.DB.prepare("SELECT version FROM sites WHERE id = ?1").bind(blog.id).first<number>("version"))!;
}

const callers = (Object.keys(matrix) as OperationName[]).flatMap((name) => roles.map((role) => [name, role] as const));
const placesOf = (name: OperationName) =>
	origins.flatMap((origin) => (matrix[name].body ? types : (["none"] as const)).map((type) => ({ origin, type })));

/** Everything a refused request could have changed. */
async function state(): Promise<unknown> {
	const tables = ["comments", "decisions", "sites", "authors", "viewer_tokens", "sessions", "threads"].concat([
		"comment_reactions",
		"page_reactions",
		"reports",
		"revisions",
		"accounts",
		"grants",
		"passkeys",
		"challenges",
		"api_tokens",
		"invites",
		"rules",
		"notices",
		"acts",
		"thread_aliases",
		"thread_merges",
		"erasures",
		"notes",
		"bulks",
		"account_authors",
		"comment_words",
	]);
	const rows = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
	return env.DB.prepare(
		`SELECT ${rows.join(", ")}, (SELECT sum(version) FROM comments) AS edits, (SELECT sum(version) FROM sites) AS changes,
			(SELECT sum(version) FROM accounts) AS roles`,
	).first();
}

describe("the route matrix", () => {
	it("has an entry for every route of the app, and no other", () => {
		const routes = app.routes
			.filter(({ method, path }) => method !== "ALL" && path.startsWith("/v1/"))
			.map(({ method, path }) => `${method} ${path}`);
		const entries = Object.values(operations).map(({ method, path }) => `${method} ${path}`);
		expect([...new Set(routes)].sort()).toEqual([...entries].sort());
		expect(Object.keys(matrix).sort()).toEqual(Object.keys(operations).sort());
		const others = app.routes.filter(({ method, path }) => method !== "ALL" && !path.startsWith("/v1/"));
		expect(others.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /openapi.json", "GET /healthz"]);
	});

	for (const [name, role] of callers) {
		it(`${name} × ${role}`, async () => {
			const asks = placesOf(name).map((from) => ({ role, ...from }));
			const person = await newPerson(name, role);
			const before = await state();
			const refused = asks.filter((ask) => expected(name, ask) !== null);
			for (const ask of refused) await tries(name, ask, person);
			expect(await state(), "what was refused changed something").toEqual(before);
			// A write may spend their comment, their token or their session.
			const isRead = operations[name].method === "GET";
			const others = asks.filter((ask) => expected(name, ask) === null);
			for (const ask of others) await tries(name, ask, isRead ? person : await newPerson(name, role));
		});
	}

	it("every answer forbids sniffing, framing and running, and says what it cost", async () => {
		const addresses = [
			`/v1/sites/${blog.id}/thread?page=x`,
			"/v1/nowhere",
			"/v1/moderation/queue",
			"/openapi.json",
			"/healthz",
		];
		for (const address of addresses) {
			const { headers } = await send(address);
			expect(headers.get("X-Content-Type-Options"), address).toBe("nosniff");
			expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; frame-ancestors 'none'");
			expect(headers.get("Server-Timing")).toMatch(/db;dur=[\d.]+/);
			expect(headers.get("Access-Control-Allow-Credentials")).toBeNull();
			expect(headers.get("Content-Type")).toMatch(/^application\/(problem\+)?json/);
		}
	});

	it("a method an address does not take is 405 with those it takes, an address there is not is 404", async () => {
		const put = await send(`/v1/sites/${blog.id}/comments`, { method: "PUT" });
		expect(put).toMatchObject({ status: 405, json: { code: "method-not-allowed" } });
		expect(put.headers.get("Allow")).toBe("POST");
		expect(await send("/v1/nowhere")).toMatchObject({ status: 404, json: { code: "not-found" } });
		// As an element asks that its owner gave no `site`.
		expect(await send("/v1/sites//thread?page=%2F")).toMatchObject({ status: 404, json: { code: "unknown-site" } });
	});
});

type Person = { identity: Record<string, string>; commentId: string; subject: string };

async function newPerson(name: OperationName, role: Role): Promise<Person> {
	const { ownComment, heldComment, seenComment } = matrix[name];
	const identity = await people[role](name);
	if ((ownComment && role !== "guest") || heldComment || seenComment) await newGuest();
	if (heldComment) {
		await env.DB.prepare("UPDATE comments SET status = 'pending', held_at = created_at WHERE id = ?1")
			.bind(ownId)
			.run();
	}
	if (seenComment) await env.DB.prepare("UPDATE comments SET status = 'visible' WHERE id = ?1").bind(ownId).run();
	return { identity, commentId: ownId, subject: (await matrix[name].subject?.()) ?? "" };
}

async function insertRule(): Promise<string> {
	const id = crypto.randomUUID();
	await env.DB.batch([
		env.DB.prepare("DELETE FROM rules WHERE site_id = ?1").bind(blog.id),
		env.DB.prepare(
			"INSERT INTO rules (id, site_id, place, kind, terms, outcome, created_at) VALUES (?1, ?2, 0, 'words', '[\"x\"]', 'hold', 0)",
		).bind(id, blog.id),
	]);
	return id;
}

async function insertNotice(): Promise<string> {
	const sql = "INSERT INTO notices (site_id, kind, since, until) VALUES (?1, 'flood', 0, 1) RETURNING id";
	return String(await env.DB.prepare(sql).bind(blog.id).first("id"));
}

/** Sends one request of the matrix and holds the answer against what is expected. */
async function tries(
	name: OperationName,
	ask: { role: Role; origin: Origin; type: Type },
	{ identity, commentId, subject }: Person,
): Promise<void> {
	const { method, path, type, bodyType }: Operation = operations[name];
	const { success, query: asked = "", ...entry } = matrix[name];
	const query = typeof asked === "string" ? asked : asked();
	const said = entry.body && (await entry.body());
	const body = said && (bodyType ? new URLSearchParams({ ...said }).toString() : JSON.stringify(said));
	const answer = await send<Problem>(
		path.replace(":site", blog.id).replace(":id", commentId).replace(/:\w+/, subject) + (query && `?${query}`),
		{
			method,
			redirect: "manual",
			headers: { ...identity, ...originHeader(ask.origin), ...typeHeader(ask.type), "CF-Connecting-IP": newAddress() },
			...(body && { body: ask.type === "none" ? new TextEncoder().encode(body) : body }),
		},
	);
	const problem = expected(name, ask);
	const label = `${name} ${JSON.stringify(ask)} → ${answer.status} ${JSON.stringify(answer.json)}`;
	if (problem === null) {
		expect(answer.status, label).toBe(success);
	} else if (type === "text/html") {
		expect(answer.status, label).toBe(problems[problem as ProblemCode].status);
		expect(answer.json, label).toContain(await wordsOf(problem));
	} else {
		expect(answer.json.code, label).toBe(problem);
	}
}

/** What a page says of a problem. */
async function wordsOf(problem: string): Promise<string> {
	const file = await env.ASSETS.fetch(new URL("/locale/en.json", API));
	return ((await file.json()) as Record<string, string>)[`problem.${problem}`]!;
}

function originHeader(origin: Origin): Record<string, string> {
	if (origin === "none") return {};
	return { Origin: { site: blog.origin, dashboard: API, other: "https://other.example", null: "null" }[origin] };
}

function typeHeader(type: Type): Record<string, string> {
	if (type === "none") return {};
	return {
		"Content-Type": { json: "application/json", text: "text/plain", form: "application/x-www-form-urlencoded" }[type],
	};
}

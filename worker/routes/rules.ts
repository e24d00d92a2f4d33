// An owner's rules of a site: listed, changed, put in order, and tried on what was written there.

import { Hono } from "hono";
import type { Issue } from "../contract/problems.ts";
import { RULES_MAX } from "../contract/rules.ts";
import * as s from "../contract/schemas-screening.ts";
import type { RuleChanged, RuleDeleted, RuleDraft, RulesView, RuleView, TriedView } from "../contract/wire.ts";
import { type Changing, insertRule, placeRules, readRules, deleteRule as takeOff, updateRule } from "../db/rules.ts";
import { readSite } from "../db/sites.ts";
import { parseNetwork } from "../domain/ip-address.ts";
import { ProblemError } from "../domain/problem.ts";
import { readTerm } from "../domain/rule-terms.ts";
import { addressTerm, isAddressTerm } from "../http/ban-hash.ts";
import type { AppContext, AppEnv } from "../http/context.ts";
import { readBody, readSiteId } from "../http/input.ts";
import { trial } from "../http/rule-trial.ts";
import { requireAbility, requireAccount } from "../http/session.ts";

export const rules = new Hono<AppEnv>();
const PATH = "/v1/moderation/sites/:site/rules";

rules.get(PATH, async function listRules(c) {
	const { siteId } = await requireRules(c, "listRules");
	return c.json<RulesView>({ rules: await readRules(c.get("db"), siteId) });
});

rules.post(PATH, async function createRule(c) {
	const by = await requireRules(c, "createRule");
	const draft = await readTerms(c, by.siteId, await readBody(c, s.createRule));
	const id = crypto.randomUUID();
	const act = await insertRule(c.get("db"), by, id, draft);
	if (act === null) throw tooMany();
	return c.json<RuleChanged>({ rule: (await requireRule(c, by, id)).rule, act }, 201);
});

rules.post(`${PATH}/trial`, async function tryRule(c) {
	const { siteId } = await requireRules(c, "tryRule");
	const draft = await readTerms(c, siteId, await readBody(c, s.createRule));
	return c.json<TriedView>(await trial(c.get("db"), siteId, draft));
});

rules.patch(`${PATH}/:rule`, async function editRule(c) {
	const by = await requireRules(c, "editRule");
	const { version, ...typed } = await readBody(c, s.editRule);
	const { rule } = await requireRule(c, by);
	if (rule.version !== version) throw new ProblemError("changed-meanwhile");
	const draft = await readTerms(c, by.siteId, typed);
	const act = await updateRule(c.get("db"), by, rule, { version, ...draft });
	const now = await requireRule(c, by);
	if (act === null) throw now.rule.version === version ? tooMany() : new ProblemError("changed-meanwhile");
	return c.json<RuleChanged>({ rule: now.rule, act });
});

rules.post(`${PATH}/:rule/place`, async function moveRule(c) {
	const by = await requireRules(c, "moveRule");
	const { to } = await readBody(c, s.moveRule);
	const { rule, all } = await requireRule(c, by);
	const before = all.map(({ id }) => id);
	const after = before.filter((id) => id !== rule.id).toSpliced(to, 0, rule.id);
	await placeRules(c.get("db"), by, rule, { before, after });
	return c.json<RulesView>({ rules: await readRules(c.get("db"), by.siteId) });
});

rules.delete(`${PATH}/:rule`, async function deleteRule(c) {
	const by = await requireRules(c, "deleteRule");
	const { rule, all } = await requireRule(c, by);
	const order = all.map(({ id }) => id);
	const act = await takeOff(c.get("db"), by, rule, order);
	if (act === null) throw new ProblemError("not-found");
	return c.json<RuleDeleted>({ act });
});

type RuleOperation = "listRules" | "createRule" | "editRule" | "moveRule" | "deleteRule" | "tryRule";

/** The site of the path, and who asks. @throws ProblemError where they may not do there what the operation does */
async function requireRules(c: AppContext, name: RuleOperation): Promise<Changing> {
	const account = await requireAccount(c, name);
	const siteId = readSiteId(c);
	requireAbility(account, name, { site: siteId, missing: "unknown-site" });
	if (!(await readSite(c.get("db"), siteId))) throw new ProblemError("unknown-site");
	return { siteId, accountId: account.id, now: Date.now() };
}

/** A rule of the site, the one of the path where no id is given, and all of them in their order. */
async function requireRule(
	c: AppContext,
	{ siteId }: Changing,
	id: string | undefined = c.req.param("rule"),
): Promise<{ rule: RuleView; all: RuleView[] }> {
	const all = await readRules(c.get("db"), siteId);
	const rule = all.find((one) => one.id === id);
	if (!rule) throw new ProblemError("not-found");
	return { rule, all };
}

/** The terms as they are kept. @throws ProblemError `invalid` pointing at each that stands for nothing */
async function readTerms(c: AppContext, siteId: string, draft: RuleDraft): Promise<RuleDraft> {
	const terms = await Promise.all(draft.terms.map((typed) => readOne(c, siteId, draft.kind, typed)));
	const issues = terms.flatMap((term, index): Issue[] =>
		term === null ? [{ pointer: `/terms/${index}`, code: "not-valid" }] : [],
	);
	if (issues.length > 0) throw new ProblemError("invalid", { issues });
	return { ...draft, terms: [...new Set(terms as string[])], message: draft.message || null };
}

async function readOne(c: AppContext, siteId: string, kind: RuleDraft["kind"], typed: string): Promise<string | null> {
	if (kind !== "addresses") return readTerm(kind, typed);
	if (isAddressTerm(typed)) return typed;
	const network = parseNetwork(typed);
	return network && addressTerm(c, siteId, network);
}

function tooMany(): ProblemError {
	return new ProblemError("invalid", { issues: [{ pointer: "/terms", code: "too-many", limit: RULES_MAX }] });
}

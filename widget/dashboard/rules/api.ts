// The operations on a site's rules, one function each.

import type {
	CreateRule,
	EditRule,
	MoveRule,
	RuleChanged,
	RuleDeleted,
	RulesView,
	TriedView,
} from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

const rulesOf = (site: string) => `/sites/${encodeURIComponent(site)}/rules`;

export function listRules(site: string): Promise<RulesView> {
	return request("GET", rulesOf(site));
}

export function createRule(site: string, body: CreateRule): Promise<RuleChanged> {
	return request("POST", rulesOf(site), body);
}

export function editRule(site: string, id: string, body: EditRule): Promise<RuleChanged> {
	return request("PATCH", `${rulesOf(site)}/${id}`, body);
}

export function moveRule(site: string, id: string, body: MoveRule): Promise<RulesView> {
	return request("POST", `${rulesOf(site)}/${id}/place`, body);
}

export function deleteRule(site: string, id: string): Promise<RuleDeleted> {
	return request("DELETE", `${rulesOf(site)}/${id}`);
}

export function tryRule(site: string, body: CreateRule): Promise<TriedView> {
	return request("POST", `${rulesOf(site)}/trial`, body);
}

// The rules of one site, and what is done to them: the list shows at once what the server said it is now.

import { useEffect, useState } from "preact/hooks";
import type { RuleView } from "../../../worker/contract/wire.ts";
import { useSessionContext } from "../session/use-session.ts";
import { createRule, deleteRule, editRule, listRules, moveRule } from "./api.ts";
import { t } from "./messages.ts";
import { bodyOf, type RuleDraft } from "./rule-draft.ts";

/** What was last deleted, and where it stood. */
type Gone = { rule: RuleView; place: number };

export type Rules = {
	rules: RuleView[] | null;
	/** The code of what went wrong last. */
	trouble: string | null;
	/** What was done, in words. */
	said: string;
	gone: Gone | null;
	read: () => Promise<void>;
	/** Keeps a draft, of a new rule where none is given. @throws what the API throws */
	keep: (draft: RuleDraft, rule: RuleView | null) => Promise<void>;
	move: (rule: RuleView, to: number) => Promise<void>;
	remove: (rule: RuleView) => Promise<void>;
	/** Brings back what was last deleted, to where it stood. */
	bringBack: () => Promise<void>;
};

export function useRules(site: string): Rules {
	const session = useSessionContext();
	const [rules, setRules] = useState<RuleView[] | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const [said, setSaid] = useState("");
	const [gone, setGone] = useState<Gone | null>(null);
	const isActive = session.state.phase === "signed-in";

	/** Whatever fails leaves the list as it is and says why. */
	async function attempt(act: () => Promise<string>): Promise<void> {
		setTrouble(null);
		try {
			setSaid(await act());
		} catch (error) {
			setTrouble(session.troubleOf(error));
		}
	}

	const read = () =>
		attempt(async () => {
			setRules((await listRules(site)).rules);
			return "";
		});

	useEffect(() => {
		if (isActive && rules === null) void read();
	}, [isActive]);

	return {
		rules,
		trouble,
		said,
		gone,
		read,
		async keep(draft, rule) {
			const body = bodyOf(draft);
			if (rule) await editRule(site, rule.id, { ...body, version: rule.version });
			else await createRule(site, body);
			await read();
			setSaid(t(rule ? "rules.saved" : "rules.added"));
		},
		move: (rule, to) =>
			attempt(async () => {
				setRules((await moveRule(site, rule.id, { to })).rules);
				return t("rules.moved", { n: to + 1 });
			}),
		remove: (rule) =>
			attempt(async () => {
				const place = rules?.findIndex(({ id }) => id === rule.id) ?? 0;
				await deleteRule(site, rule.id);
				setRules((known) => known?.filter(({ id }) => id !== rule.id) ?? null);
				setGone({ rule, place });
				return t("rules.deleted");
			}),
		bringBack: () =>
			attempt(async () => {
				const { kind, terms, figure, outcome, message, label } = gone!.rule;
				const back = await createRule(site, { kind, terms, figure, outcome, message, label });
				setRules((await moveRule(site, back.rule.id, { to: gone!.place })).rules);
				setGone(null);
				return t("rules.undone");
			}),
	};
}

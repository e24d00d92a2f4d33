// The rules of a site in their order, each as a sentence with what can be done to it.

import type { RuleView } from "../../../worker/contract/wire.ts";
import { t } from "./messages.ts";
import { ruleSentence } from "./rule-sentence.ts";

type Props = {
	rules: RuleView[];
	canChange: boolean;
	onEdit: (rule: RuleView, opener: HTMLButtonElement) => void;
	onMove: (rule: RuleView, to: number) => void;
	onRemove: (rule: RuleView) => void;
};

export function RuleList({ rules, canChange, onEdit, onMove, onRemove }: Props) {
	return (
		<ol class="rules" aria-label={t("rules.list")}>
			{rules.map((rule, index) => {
				const sentence = ruleSentence(rule);
				const button = (
					action: "edit" | "up" | "down" | "delete",
					act: (button: HTMLButtonElement) => void,
					isOff = false,
				) => (
					<button
						type="button"
						class="quiet"
						aria-label={t("rules.of", { action: t(`rules.${action}`), rule: sentence })}
						disabled={isOff}
						onClick={({ currentTarget }) => act(currentTarget)}
					>
						{t(`rules.${action}`)}
					</button>
				);
				return (
					<li key={rule.id}>
						<p dir="auto">{sentence}</p>
						{rule.message && <p class="meta">{t("rules.message", { message: rule.message })}</p>}
						{rule.label && <p class="meta">{rule.label}</p>}
						{canChange && (
							<p class="acts">
								{button("edit", (opener) => onEdit(rule, opener))}
								{button("up", () => onMove(rule, index - 1), index === 0)}
								{button("down", () => onMove(rule, index + 1), index === rules.length - 1)}
								{button("delete", () => onRemove(rule))}
							</p>
						)}
					</li>
				);
			})}
		</ol>
	);
}

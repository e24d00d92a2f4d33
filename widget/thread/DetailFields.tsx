// Name, e-mail and website as the site asks for them, and whether to remember them.

import type { Composer } from "./composer.ts";
import { FieldIssue } from "./FieldIssue.tsx";
import type { View } from "./view.ts";
import { wordsOf } from "./words.ts";

type Props = { view: View; parentId: string; composer: Composer };

const FIELDS = [
	{ name: "name", type: "text", autocomplete: "name" },
	{ name: "email", type: "email", autocomplete: "email" },
	{ name: "website", type: "url", autocomplete: "url" },
] as const;

export function DetailFields({ view, parentId, composer }: Props) {
	const { state, change, correct } = composer;
	// The fields are their own while somebody types: nothing is drawn for that.
	const { issues, details } = state;
	const t = wordsOf(view);
	const rules = { ...view.state.head!.settings, name: "required" };
	return (
		<div class="fields">
			{FIELDS.filter(({ name }) => rules[name] !== "off").map(({ name, ...input }) => {
				const id = `${name}-${parentId}`;
				const isBad = issues.some(({ pointer }) => pointer === `/${name}`);
				const hints = [name === "email" && t("email.hint"), rules[name] === "optional" && t("optional")];
				return (
					<p key={name}>
						<label for={id}>
							{t(name)} <small>{hints.filter(Boolean).join(", ")}</small>
						</label>
						<input
							{...input}
							id={id}
							name={name}
							required={rules[name] === "required"}
							aria-invalid={isBad}
							aria-describedby={isBad ? `${id}-issue` : undefined}
							defaultValue={details[name]}
							onInput={({ currentTarget }) => {
								details[name] = currentTarget.value;
								correct(name);
							}}
						/>
						<FieldIssue view={view} issues={issues} pointer={`/${name}`} id={`${id}-issue`} />
					</p>
				);
			})}
			<label class="remember">
				<input
					type="checkbox"
					checked={state.isRemembered}
					onChange={({ currentTarget }) => change({ isRemembered: currentTarget.checked })}
				/>
				{t("remember")}
			</label>
		</div>
	);
}

// What the rule being typed would have caught, asked for when typing pauses.

import { useEffect, useState } from "preact/hooks";
import type { TriedView } from "../../../worker/contract/wire.ts";
import { useSessionContext } from "../session/use-session.ts";
import { tryRule } from "./api.ts";
import { bodyOf, errorsOf, issueErrors, type RuleDraft } from "./rule-draft.ts";

const PAUSE_MS = 600;

export type Trial =
	| { phase: "waiting" | "busy" | "failed"; tried: null }
	/** Why it cannot be tried as it is typed. */
	| { phase: "wrong"; tried: null; errors: string[] }
	/** `isOld`: the rule has changed since. */
	| { phase: "done"; tried: TriedView; isOld: boolean };

export function useTrial(site: string, draft: RuleDraft): Trial {
	const session = useSessionContext();
	const [trial, setTrial] = useState<Trial>({ phase: "waiting", tried: null });
	const asked = JSON.stringify(bodyOf({ ...draft, message: "", label: "", outcome: "hold" }));
	const isWhole = Object.keys(errorsOf(draft)).length === 0;

	useEffect(() => {
		if (!isWhole) {
			setTrial({ phase: "waiting", tried: null });
			return;
		}
		setTrial((known) => (known.phase === "done" ? { ...known, isOld: true } : { phase: "busy", tried: null }));
		let isLatest = true;
		const pause = setTimeout(async () => {
			try {
				const tried = await tryRule(site, JSON.parse(asked));
				if (isLatest) setTrial({ phase: "done", tried, isOld: false });
			} catch (error) {
				const { issues = [] } = session.failureOf(error);
				const errors = Object.values(issueErrors(issues, draft)).flat();
				if (isLatest)
					setTrial(errors.length > 0 ? { phase: "wrong", tried: null, errors } : { phase: "failed", tried: null });
			}
		}, PAUSE_MS);
		return () => {
			isLatest = false;
			clearTimeout(pause);
		};
	}, [asked, isWhole]);

	return trial;
}

// Something a person does, from the press of its button to what came of it. What needs a fresh sign-in asks for one.

import { useState } from "preact/hooks";
import type { Issue } from "../../../worker/contract/problems.ts";
import { useSessionContext } from "../session/use-session.ts";

export type Acting = {
	isBusy: boolean;
	/** The code of what went wrong last, and what of it is a field's. */
	trouble: string | null;
	issues: Issue[];
	/** True where it was done. */
	run: (act: () => Promise<unknown>) => Promise<boolean>;
};

export function useAct(): Acting {
	const session = useSessionContext();
	const [isBusy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<string | null>(null);
	const [issues, setIssues] = useState<Issue[]>([]);

	async function run(act: () => Promise<unknown>): Promise<boolean> {
		setBusy(true);
		setTrouble(null);
		setIssues([]);
		try {
			await session.fresh(act);
			return true;
		} catch (error) {
			setTrouble(session.troubleOf(error));
			setIssues(session.failureOf(error).issues ?? []);
			return false;
		} finally {
			setBusy(false);
		}
	}

	return { isBusy, trouble, issues, run };
}

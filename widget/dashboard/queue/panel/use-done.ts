// Says what was done last, or why it could not be.

import { useState } from "preact/hooks";
import { useSessionContext } from "../../session/use-session.ts";
import type { Done } from "./comment-acts.ts";

export function useDone() {
	const session = useSessionContext();
	const [said, setSaid] = useState<Done | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);

	function say(done: Done | null): void {
		setSaid(done);
		setTrouble(null);
	}

	async function attempt(act: () => Promise<Done>): Promise<void> {
		say(null);
		try {
			say(await act());
		} catch (error) {
			setTrouble(session.failureOf(error).code);
		}
	}

	return { said, trouble, attempt, say };
}

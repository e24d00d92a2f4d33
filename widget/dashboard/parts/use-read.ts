// What a view shows of the server: read when it opens, again when a session that ended is there again, and when told to.

import { useEffect, useState } from "preact/hooks";
import { useSessionContext } from "../session/use-session.ts";
import { useOnline } from "./use-online.ts";

export type Read<Value> = {
	/** Null until it is read. */
	value: Value | null;
	/** The code of what went wrong last. */
	trouble: string | null;
	again: () => Promise<void>;
	/** Puts what is known better in its place. */
	set: (value: Value) => void;
};

export function useRead<Value>(read: () => Promise<Value>): Read<Value> {
	const session = useSessionContext();
	const [value, set] = useState<Value | null>(null);
	const [trouble, setTrouble] = useState<string | null>(null);
	const isActive = session.state.phase === "signed-in";

	async function again(): Promise<void> {
		setTrouble(null);
		try {
			const found = await read();
			set(() => found);
		} catch (error) {
			setTrouble(session.troubleOf(error));
		}
	}

	useEffect(() => {
		if (isActive && value === null) void again();
	}, [isActive]);

	useOnline(trouble === "offline", again);

	return { value, trouble, again, set: (known) => set(() => known) };
}

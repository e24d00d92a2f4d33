// A list that is read a page at a time: what is there so far, and the way to more. What comes late, of a list nobody looks
// at any more, is left out.

import { useEffect, useRef, useState } from "preact/hooks";
import { useSessionContext } from "../session/use-session.ts";
import { useOnline } from "./use-online.ts";

export type Pages<Page> = {
	/** Null until the first has come. */
	pages: Page[] | null;
	isReading: boolean;
	trouble: string | null;
	hasMore: boolean;
	/** The next page, or the first again where none has come. */
	readOn: () => void;
	/** Changes what is shown, as the API answered it. */
	change: (update: (page: Page) => Page) => void;
};

/** @param name what is listed: another name begins another list */
export function usePages<Page extends { next: string | null }>(
	name: string,
	read: (after: string | undefined) => Promise<Page>,
): Pages<Page> {
	const session = useSessionContext();
	const [pages, setPages] = useState<Page[] | null>(null);
	const [isReading, setReading] = useState(false);
	const [trouble, setTrouble] = useState<string | null>(null);
	const shown = useRef(name);
	const isActive = session.state.phase === "signed-in";

	async function readAfter(after: string | undefined): Promise<void> {
		setReading(true);
		setTrouble(null);
		try {
			const page = await read(after);
			if (shown.current === name) setPages((known) => (after === undefined ? [page] : [...(known ?? []), page]));
		} catch (error) {
			const code = session.troubleOf(error);
			if (shown.current === name) setTrouble(code);
		} finally {
			if (shown.current === name) setReading(false);
		}
	}

	useEffect(() => {
		const isAnother = shown.current !== name;
		shown.current = name;
		if (isAnother) setPages(null);
		if (isActive && (isAnother || pages === null)) void readAfter(undefined);
	}, [name, isActive]);

	const next = pages?.at(-1)?.next ?? undefined;
	const readOn = () => void readAfter(next);
	useOnline(trouble === "offline", readOn);

	return {
		pages,
		isReading,
		trouble,
		hasMore: next !== undefined,
		readOn,
		change: (update) => setPages((known) => known?.map(update) ?? null),
	};
}

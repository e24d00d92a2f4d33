// The comment that is looked at closely: which one stands in the address, and follows the moderator, so that no key decides
// on a comment that cannot be seen.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { queueHash, withOpen } from "../queue-query.ts";
import { showCurrent } from "../use-current.ts";
import type { Queue } from "../use-queue.ts";
import type { Tool } from "./use-detail.ts";

export type Panel = {
	tool: Tool | null;
	setTool: (tool: Tool | null) => void;
	/** Grows each time a tool is asked for: asked for again, its form takes the focus again. */
	asked: number;
	open: (id: string | null, tool?: Tool) => void;
	close: () => void;
	/** Whether a form was asked for and is not there yet: what is typed meanwhile is meant for it. */
	isAwaited: () => boolean;
	/** Looks at another one in place of this: the way back still closes the panel. */
	follow: (id: string) => void;
};

export function usePanel(queue: Queue, openId: string | null, view: { current: HTMLElement | null }): Panel {
	const { site, query, currentId, moves, isLoaded } = queue.state;
	const [tool, setTool] = useState<Tool | null>(null);
	const [asked, setAsked] = useState(0);
	const before = useRef({ openId, moves });
	const hashOf = (id: string | null) => queueHash(site, withOpen(query, id));

	function follow(id: string): void {
		if (openId === null || id === openId) return;
		setTool(null);
		location.replace(hashOf(id));
	}

	useLayoutEffect(() => {
		const was = before.current;
		before.current = { openId, moves };
		if (was.moves !== moves && currentId !== null) follow(currentId);
		// Closed by whatever means, the place in the list is the one it was opened from.
		if (was.openId === null || openId !== null) return;
		setTool(null);
		showCurrent(view.current);
	}, [openId, moves]);

	useLayoutEffect(() => {
		if (openId !== null) queue.focus(openId);
	}, [openId, isLoaded]);

	return {
		tool,
		setTool,
		asked,
		open: (id, next) => {
			if (id === null) return;
			setTool(next ?? null);
			setAsked(asked + 1);
			if (id !== openId) location.assign(hashOf(id));
		},
		isAwaited: () => tool !== null && !view.current?.querySelector(".panel :is(.words, .author-part)"),
		close: () => location.assign(hashOf(null)),
		follow,
	};
}

// Reactions as they are shown: the owner's kinds in the owner's order, then those offered in former times.

/** @param kinds what the owner offers; none offered, none shown */
export function orderReactions(counts: Record<string, number>, kinds: string[]): [kind: string, count: number][] {
	if (kinds.length === 0) return [];
	const place = (kind: string) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
	return Object.entries(counts).toSorted(([one, n], [other, m]) => place(one) - place(other) || m - n);
}

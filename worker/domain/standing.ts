// What a moderator made of an author: nothing, for good, or for a time.

export const standings = ["trusted", "watched", "banned"] as const;
export type Standing = (typeof standings)[number];

export type Held = { standing: Standing | null; until: number | null; isShadowed: boolean };

/** What holds now; a standing that has run out is none. */
export function standingNow({ standing, until }: Held, now: number): Standing | null {
	return until === null || until > now ? standing : null;
}

// Where what a test writes and throws away is kept.

import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const MEMORY = "/dev/shm";
/** Several times what a run of all tests writes. A container's place in memory may hold less. */
const ROOM = 2 ** 30;

/** In memory where the system has a place for it: a thousand small writes do not wait for a disk then. */
export function memory(): string {
	const isThere = tmpdir().startsWith(MEMORY);
	return isThere || !hasRoom() ? tmpdir() : MEMORY;
}

function hasRoom(): boolean {
	try {
		const { bavail, bsize } = statfsSync(MEMORY);
		return bavail * bsize >= ROOM;
	} catch {
		return false;
	}
}

// Ends a child and everything it spawned: wrangler is a chain of Node, esbuild and workerd processes.

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

const PATIENCE_MS = 5_000;

/** Asks a process group (see `startWrangler`) to end, and ends by force what is left of it. */
export async function stopGroup(leader: ChildProcess): Promise<void> {
	if (leader.exitCode === null && leader.signalCode === null) {
		signalGroup(leader, "SIGTERM");
		await once(leader, "exit", { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined);
	}
	signalGroup(leader, "SIGKILL");
}

/** Whatever ends this process ends the group too. Returns what takes that back once the group is gone. */
export function endWithThisProcess(leader: ChildProcess): () => void {
	const end = () => void signalGroup(leader, "SIGKILL");
	process.once("exit", end);
	return () => void process.off("exit", end);
}

function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
	if (leader.pid === undefined) return;
	try {
		if (process.platform === "win32") leader.kill(signal);
		else process.kill(-leader.pid, signal);
	} catch {
		// Nobody is left to signal.
	}
}

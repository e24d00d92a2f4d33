// What could not be sent for want of a network waits here, and goes out in the order it was asked for once there is one.

export type Outbox = {
	/** Settles once the server has answered, however long that takes. */
	send: <Answer>(request: () => Promise<Answer>) => Promise<Answer>;
	/** Tries again what waits, one after the other. */
	retry: () => Promise<void>;
};

type Letter = {
	turn: number;
	request: () => Promise<unknown>;
	resolve: (answer: never) => void;
	reject: (error: unknown) => void;
};

/**
 * @param isLost whether an error says that nobody knows if the server was reached
 * @param onCount hears how many wait
 */
export function newOutbox(isLost: (error: unknown) => boolean, onCount: (n: number) => void): Outbox {
	let waiting: Letter[] = [];
	let turns = 0;
	let isRetrying = false;

	function set(next: Letter[]): void {
		waiting = next;
		onCount(waiting.length);
	}

	async function send<Answer>(request: () => Promise<Answer>): Promise<Answer> {
		const turn = ++turns;
		// Behind others that wait it would be out of turn.
		if (waiting.length === 0) {
			try {
				return await request();
			} catch (error) {
				if (!isLost(error)) throw error;
			}
		}
		return new Promise<Answer>((resolve, reject) => {
			// Of several sent at once, the first need not be the first to fail.
			set([...waiting, { turn, request, resolve, reject }].sort((one, other) => one.turn - other.turn));
		});
	}

	async function retry(): Promise<void> {
		if (isRetrying) return;
		isRetrying = true;
		for (let next = waiting[0]; next; next = waiting[0]) {
			const letter = next;
			try {
				letter.resolve((await letter.request()) as never);
			} catch (error) {
				if (isLost(error)) break;
				letter.reject(error);
			}
			set(waiting.filter((other) => other !== letter));
		}
		isRetrying = false;
	}

	return { send, retry };
}

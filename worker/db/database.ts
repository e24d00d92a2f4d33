// One request's way to D1: runs statements and adds up what they cost, for Server-Timing and for the tests that hold
// the cost down. Everything in db/ takes it as its first argument.

/** What a request has asked of D1 so far: `durationMs` is SQLite's own time, a round trip is one call to the database. */
export type Usage = {
	roundTrips: number;
	statements: number;
	rowsRead: number;
	rowsWritten: number;
	durationMs: number;
};

export type Database = {
	prepare(sql: string, ...values: unknown[]): D1PreparedStatement;
	/** Runs one statement. */
	all<Row>(statement: D1PreparedStatement): Promise<Row[]>;
	/** Runs one statement and answers how many rows it changed. */
	run(statement: D1PreparedStatement): Promise<number>;
	/** Runs statements in one transaction and one round trip: all of them or none. */
	batch<Rows extends unknown[][]>(statements: D1PreparedStatement[]): Promise<{ rows: Rows; changes: number[] }>;
	usage: Usage;
	/** The API token that is asking, which every act and decision keeps; null where it is a person. */
	token: { prefix: string; name: string } | null;
};

export function openDatabase(d1: D1Database): Database {
	const usage: Usage = { roundTrips: 0, statements: 0, rowsRead: 0, rowsWritten: 0, durationMs: 0 };

	async function batch(statements: D1PreparedStatement[]): Promise<D1Result[]> {
		usage.roundTrips += 1;
		const results = await d1.batch(statements);
		for (const { meta } of results) {
			usage.statements += 1;
			usage.rowsRead += meta.rows_read;
			usage.rowsWritten += meta.rows_written;
			usage.durationMs += meta.duration;
		}
		return results;
	}

	return {
		usage,
		token: null,
		prepare: (sql, ...values) => d1.prepare(sql).bind(...values),
		all: async (statement) => (await batch([statement]))[0]!.results as never,
		run: async (statement) => (await batch([statement]))[0]!.meta.changes,
		batch: async (statements) => {
			const results = await batch(statements);
			return {
				rows: results.map((result) => result.results) as never,
				changes: results.map((result) => result.meta.changes),
			};
		},
	};
}

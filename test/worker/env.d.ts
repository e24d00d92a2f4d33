// What the tests find in `env`: the Worker's own bindings, and what test/vitest.config.ts adds.

type WorkerEnv = import("../../worker/env.ts").Env;

declare namespace Cloudflare {
	interface Env extends WorkerEnv {
		TEST_MIGRATIONS: import("cloudflare:test").D1Migration[];
	}
}

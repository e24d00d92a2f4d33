import { expect, test } from "vitest";
import { type Measured, table, withTable } from "../bench/rivals.ts";

const measured = (bytes: number, ms: number): Measured => ({
	transferredBytes: bytes,
	requests: 3,
	external: { requests: 0 },
	cls: 0,
	jsHeapBytes: 1e6,
	cpu1x: { mainThreadCpuMs: ms },
	cpu4x: { scriptRequestToRenderedMs: ms, tbtMs: ms, renderedMs: ms },
});

test("the table has a row for each system, the smallest first, and the best of each column in bold", () => {
	const wide = { blank: measured(0, 1), large: measured(20_480, 90), small: measured(10_240, 100) };
	const slow = { large: measured(20_480, 300), small: measured(10_240, 200) };
	const [, , first, second] = table(wide, slow).split("\n");
	expect(first).toBe("| small | **10.0** | **3** | **0** | 100 | 100 | **0.00** | 100 | **1.00** | **200** |");
	expect(second).toBe("| large | 20.0 | **3** | **0** | **90** | **90** | **0.00** | **90** | **1.00** | 300 |");
});

test("the table stands between its marks, and nowhere without them", () => {
	expect(withTable("a\n<!-- rivals -->\nold\n<!-- /rivals -->\nb", "new")).toBe(
		"a\n<!-- rivals -->\nnew\n<!-- /rivals -->\nb",
	);
	expect(() => withTable("a", "new")).toThrow("no place");
});

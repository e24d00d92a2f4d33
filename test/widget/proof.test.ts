// The widget's answer to a challenge, held against the library that makes and checks them.

import { createChallenge, verifySolution } from "altcha-lib/v1";
import { describe, expect, it } from "vitest";
import { prove } from "../../widget/thread/proof.ts";

const hmacKey = "a key of the test";
const challengeOf = async (number: number) => {
	const made = await createChallenge({ hmacKey, number, maxNumber: 1_000, expires: new Date(Date.now() + 60_000) });
	return { ...made, maxnumber: 1_000 };
};

describe("prove", () => {
	it.each([0, 1, 199, 200, 777, 1_000])("finds the number %d, as the library has it", async (number) => {
		const proof = await prove(await challengeOf(number));
		expect(JSON.parse(atob(proof!))).toMatchObject({ number });
		expect(await verifySolution(proof!, hmacKey)).toBe(true);
	});

	it("gives up where there is none to find", async () => {
		expect(await prove({ ...(await challengeOf(5)), challenge: "0".repeat(64) })).toBeUndefined();
	});
});

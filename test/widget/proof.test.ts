// The widget's answer to a challenge, held against the library that makes and checks them.

import { createChallenge, verifySolution } from "altcha-lib/v1";
import { describe, expect, it, vi } from "vitest";
import type { Api } from "../../widget/api.ts";
import { createFormToken } from "../../widget/thread/form-token.ts";
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

describe("who writes through a form", () => {
	/** A server that gives a new form each time, with a challenge where `isFlooded`. */
	function server() {
		const given: string[] = [];
		const state = { given, isFlooded: false };
		const api = async () => {
			given.push(`form ${given.length + 1}`);
			return { formToken: given.at(-1), ...(state.isFlooded && { challenge: await challengeOf(given.length) }) };
		};
		const options = { query: { page: "/" } };
		const noTurnstile = () => Promise.reject(new Error("Nobody asks for it."));
		return { state, form: createFormToken({ api: api as Api, options: options as never }, noTurnstile) };
	}
	const numberIn = (proof: string | undefined) => JSON.parse(atob(proof!)).number;

	it("has opened it when they did, though a proof has become due since, and again for each that was used", async () => {
		const { state, form } = server();
		await form.read();
		expect(await form.fields()).toEqual({ formToken: "form 1" });
		state.isFlooded = true;
		await form.read();
		const [first, second] = [await form.fields(), await form.fields()];
		expect([first.formToken, second.formToken]).toEqual(["form 1", "form 1"]);
		expect([numberIn(first.proof), numberIn(second.proof)]).toEqual([2, 3]);
	});

	it("has another once it has grown old", async () => {
		const { state, form } = server();
		await form.read();
		const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 21 * 3_600_000);
		expect(await form.fields()).toEqual({ formToken: "form 2" });
		expect(await form.fields()).toEqual({ formToken: "form 2" });
		clock.mockRestore();
		expect(state.given).toHaveLength(2);
	});
});

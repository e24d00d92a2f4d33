// When a thread takes no comments: by its age, by the day, by the hour on the clock of a zone.

import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../worker/contract/settings.ts";
import { closingOf } from "../../worker/domain/closing.ts";

const at = (iso: string) => Date.parse(iso);
const berlin = { ...defaultSettings, quiet: { from: "22:00", to: "07:00", zone: "Europe/Berlin" } };

describe("quiet hours", () => {
	it("go past midnight by the clock of their zone, in summer and in winter", () => {
		const summer = closingOf(null, berlin, at("2026-07-01T21:30:20Z"));
		expect(summer).toEqual({ since: at("2026-07-01T20:00Z"), until: at("2026-07-02T05:00Z") });
		expect(closingOf(null, berlin, at("2026-07-01T19:59Z"))).toBeNull();
		expect(closingOf(null, berlin, at("2026-07-02T05:00Z"))).toBeNull();
		const winter = closingOf(null, berlin, at("2026-01-01T21:30Z"));
		expect(winter).toEqual({ since: at("2026-01-01T21:00Z"), until: at("2026-01-02T06:00Z") });
	});

	it("end at the hour on the clock in the night it is put forward or back", () => {
		expect(closingOf(null, berlin, at("2026-03-28T22:30Z"))?.until).toBe(at("2026-03-29T05:00Z"));
		expect(closingOf(null, berlin, at("2026-10-25T04:30Z"))?.since).toBe(at("2026-10-24T20:00Z"));
	});

	it("of half an hour in a zone of half hours", () => {
		const quiet = { from: "12:00", to: "12:30", zone: "Asia/Kolkata" };
		expect(closingOf(null, { ...defaultSettings, quiet }, at("2026-05-01T06:45Z"))).toEqual({
			since: at("2026-05-01T06:30Z"),
			until: at("2026-05-01T07:00Z"),
		});
	});
});

describe("a thread", () => {
	const thread = { isClosed: false, staysOpen: false, closedAt: null, createdAt: at("2026-01-01T00:00Z") };
	const now = at("2026-03-01T00:00Z");

	it("that a moderator closed is closed, whatever the site says", () => {
		expect(closingOf({ ...thread, isClosed: true, closedAt: 7 }, berlin, now)).toEqual({ since: 7, until: null });
	});

	it("closes by its age, and a page without one does not", () => {
		const settings = { ...defaultSettings, closeAfterDays: 30 };
		expect(closingOf(thread, settings, now)).toEqual({ since: at("2026-01-31T00:00Z"), until: null });
		expect(closingOf(thread, settings, at("2026-01-30T23:59Z"))).toBeNull();
		expect(closingOf(null, settings, now)).toBeNull();
		expect(closingOf(thread, defaultSettings, now)).toBeNull();
		expect(closingOf({ ...thread, staysOpen: true }, settings, now)).toBeNull();
	});
});

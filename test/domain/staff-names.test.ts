// Names that pass for somebody who runs a site, and those of people, which do not.

import { describe, expect, it } from "vitest";
import { passesForStaff } from "../../worker/domain/staff-names.ts";
import { hasCorpora, readCorpus } from "./corpora.ts";

const staff = ["Grace Hopper", "Sven"];

describe("a name that passes for staff", () => {
	it("is theirs in any letters, spaces and case", () => {
		for (const name of [
			"Grace Hopper",
			"grace hopper",
			"GraceHopper",
			"Grаcе Норpеr",
			"Grace-Hopper",
			"Ｓｖｅｎ",
			"Svеn",
		])
			expect(passesForStaff(name, staff), name).toBe(true);
		for (const name of ["Grace", "Hopper Grace", "Svenja", "Stephen"])
			expect(passesForStaff(name, staff), name).toBe(false);
	});

	it("says so, in many languages", () => {
		for (const name of [
			...["Site Admin", "(owner)", "Аdministrator", "moderator_1", "Moderadora", "Administratrice", "Amministratore"],
			...["Betreiber", "Beheerder", "Модератор сайта", "Адміністратор", "Yönetici", "网站管理员", "管理者", "관리자"],
			...["Správce webu", "Właściciel", "ผู้ดูแลระบบ", "Quản trị viên", "Pengelola", "Web-Master webmaster"],
		])
			expect(passesForStaff(name, staff), name).toBe(true);
	});

	it("carries a sign of rank, or letters in circles", () => {
		for (const name of ["👑 Eve", "Eve 🛡️", "🅰🅳🅼🅸🅽", "Ⓐⓓⓜⓘⓝ", "🔰"])
			expect(passesForStaff(name, staff), name).toBe(true);
		for (const name of ["Eve ⭐", "🌻 Flora", "Ada 🎉"]) expect(passesForStaff(name, staff), name).toBe(false);
	});

	it.skipIf(!hasCorpora)("is none of the names of people in 23 languages", () => {
		const locales = readCorpus<Record<string, { names: string[] }>>("unicode/names-and-text-by-locale.json");
		const held = Object.values(locales).flatMap(({ names }) => names.filter((name) => passesForStaff(name, staff)));
		expect(held).toEqual([]);
	});
});

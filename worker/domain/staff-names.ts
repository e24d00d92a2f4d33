// Names that pass for somebody who runs the site (R-UN-5). The badge beside a name is an element of its own that nobody
// can type; what stands in a name is only held, since a person may be called anything.

import { skeleton } from "./lookalikes.ts";
import { searchFor } from "./word-search.ts";

/** What those who run a site are called, in the languages the widget speaks. */
const TITLES = searchFor([
	..."admin* owner moderat* webmaster sysop".split(" "),
	..."administrador* moderador* propietari*".split(" "), // es pt
	..."administrateur* modérateur* modératrice* propriétaire".split(" "), // fr
	..."amministrat* proprietario".split(" "), // it
	..."inhaber* betreiber*".split(" "), // de
	..."beheerder* ägare".split(" "), // nl sv
	..."administrátor* moderátor* správce".split(" "), // cs
	..."właściciel*".split(" "), // pl
	..."админ* модератор* владелец адмін* власник".split(" "), // ru uk
	..."yönetici* moderatör*".split(" "), // tr
	"pengelola", // id
	"quản trị", // vi
	..."管理员 管理員 管理人 管理者 版主 站长 站長 博主 モデレーター 관리자 운영자".split(" "), // zh ja ko
	..."المشرف المدير ادمین מנהל".split(" "), // ar fa he
	"ผู้ดูแล",
	"व्यवस्थापक",
]);
/** Signs that elsewhere stand for rank, and letters in circles and squares that spell it. */
const RANK =
	/[\u{1F6E1}\u{1F451}\u{1F396}\u{1F3C5}\u{1F530}✪\u24B6-\u24CF\u{1F130}-\u{1F149}\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/u;

/** @param staff the names of the accounts that run the installation */
export function passesForStaff(name: string, staff: string[]): boolean {
	const seen = skeleton(name);
	return RANK.test(name) || TITLES.find(name).length > 0 || staff.some((one) => skeleton(one) === seen);
}

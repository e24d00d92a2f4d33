// Which way a language is written.

export function directionOf(lang: string): "ltr" | "rtl" {
	return /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(lang) ? "rtl" : "ltr";
}

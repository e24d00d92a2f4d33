// What the playground begins with: the thread as it comes, and a few looks to start from. Colours are [by day, by night].

/** As in widget/thread/thread.css; a test holds them together. Nothing is behind the words but the page. */
export const plain = {
	preset: "plain",
	accent: ["#2459a8", "#8ab4f8"],
	text: ["#1d2125", "#e3e5e8"],
	muted: ["#5b636d", "#a0a7b0"],
	background: ["transparent", "transparent"],
	border: ["#dcdfe4", "#363b42"],
	font: "",
	"font-size": 16,
	radius: 6,
	space: 24,
};

/** What a preset brings, where nothing else is said. */
export const presets = { plain: {}, card: {}, compact: { "font-size": 14, space: 12 } };

export const looks = {
	"as it comes": {},
	paper: {
		accent: ["#8a3d1f", "#e6a37e"],
		text: ["#24211d", "#e6e1d8"],
		muted: ["#6d665c", "#a39b8f"],
		background: ["#fbfaf7", "#191816"],
		border: ["#e2ddd2", "#37332d"],
		font: "Georgia, serif",
		radius: 2,
	},
	moss: {
		preset: "card",
		accent: ["#2f6b3a", "#9ccf9a"],
		text: ["#1b241d", "#dfe8df"],
		muted: ["#566257", "#9aa89b"],
		background: ["#f3f6ef", "#141a15"],
		border: ["#d0dbc9", "#2f3a30"],
		font: "system-ui, sans-serif",
		radius: 8,
		space: 14,
	},
	sorbet: {
		preset: "card",
		accent: ["#a8175b", "#ff9cc7"],
		text: ["#2d1620", "#f8dfe8"],
		muted: ["#7a5364", "#c79aac"],
		background: ["#fff6f8", "#1f1218"],
		border: ["#f1c6d5", "#53293c"],
		font: "ui-rounded, Nunito, system-ui, sans-serif",
		"font-size": 17,
		radius: 14,
		space: 16,
	},
	terminal: {
		preset: "compact",
		accent: ["#0a6b2d", "#5dff9b"],
		text: ["#101410", "#c8f7d4"],
		muted: ["#4b5a4d", "#7fb08d"],
		background: ["#f4f6f1", "#060a07"],
		border: ["#b9c4ba", "#1f3a29"],
		font: "ui-monospace, monospace",
		radius: 0,
	},
};

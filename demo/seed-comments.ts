// The words of the demo: who said what, where, and how long ago. What becomes of them is decided in seed.ts.

import { coffee } from "./seed-coffee.ts";
import { cupboard } from "./seed-cupboard.ts";
import { essay } from "./seed-essay.ts";

export type SeedComment = {
	name: string;
	website?: string;
	/** Hours before the first start; an answer is younger than what it answers. */
	hoursAgo: number;
	text: string;
	isOwner?: true;
	editedHoursAgo?: number;
	/** Where it stands although a site's rules held it, or took back. `pending` waits in the queue. */
	status?: "visible" | "pending" | "deleted" | "removed";
	replies?: SeedComment[];
};

export type SeedThread = {
	site: "demo" | "demo-first" | "demo-all";
	page: string;
	/** The demo page it stands on. */
	path: string;
	title: string;
	comments: SeedComment[];
};

export const seedThreads: SeedThread[] = [
	{
		site: "demo",
		page: "/the-piano-tuner/",
		path: "/the-piano-tuner/",
		title: "The piano tuner comes in November",
		comments: essay,
	},
	{
		site: "demo-first",
		page: "/soup-for-people-who-are-late/",
		path: "/first/",
		title: "Soup for people who are late",
		comments: [
			{
				name: "Hélène",
				hoursAgo: 510,
				status: "visible",
				text: "“And one for whoever is not coming.” We lay a place as well. Some years somebody sits down at it.",
				replies: [{ name: "Wim", hoursAgo: 480, status: "visible", text: "At ours it is the cat." }],
			},
			{
				name: "Nkechi",
				hoursAgo: 9,
				text: "If they ring from the platform: water, yes, but also a *second* bay leaf. It reads as generosity.",
			},
			{
				name: "Anselm",
				hoursAgo: 3,
				text: "A clear soup is an accusation — I am having this put on an apron. Is the barley one in your [old list](https://example.com/soups)?",
			},
		],
	},
	{
		site: "demo-all",
		page: "/the-number-9-tram/",
		path: "/all/",
		title: "In memory of the number 9 tram",
		comments: [
			{
				name: "Ylva",
				hoursAgo: 690,
				status: "visible",
				text: "The boy who announced the stations is my husband. He still does it, in lifts.",
				replies: [
					{
						name: "Marta Lindqvist",
						hoursAgo: 688,
						isOwner: true,
						status: "visible",
						text: "A second before, I hope.",
					},
				],
			},
			{
				name: "Karel",
				hoursAgo: 31,
				text: "The umbrella was dark green with a duck’s head. I have it. I am ready to talk.",
			},
			{ name: "A passenger", hoursAgo: 30, text: "It was *blue*, and it was a parrot." },
		],
	},
	{ site: "demo", page: "/rtl/coffee/", path: "/rtl/", title: "القهوة على مهل", comments: coffee },
	{
		site: "demo",
		page: "/a-cupboard/",
		path: "/dressed/bootstrap/",
		title: "A cupboard, assembled",
		comments: cupboard,
	},
	{
		site: "demo",
		page: "/notebook/frost-on-the-inside/",
		path: "/archive/",
		title: "Frost on the inside of the kitchen window",
		comments: [
			{ name: "Þórdís", hoursAgo: 26, text: "I have looked at it for some time and it is Iceland." },
			{ name: "Sam", hoursAgo: 25, text: "Ours is a duck." },
			{ name: "Ylva", hoursAgo: 8, text: "Norway. I can see my house." },
		],
	},
	{
		site: "demo",
		page: "/notebook/left-glove/",
		path: "/archive/",
		title: "Somebody has put my left glove on the railing",
		comments: [{ name: "Hélène", hoursAgo: 140, text: "I have a right one, if you are ever in need of applause." }],
	},
	{
		site: "demo",
		page: "/notebook/fog/",
		path: "/archive/",
		title: "Fog",
		comments: [
			{ name: "Ruth", hoursAgo: 200, text: "And getting no answer." },
			{ name: "Olu", hoursAgo: 130, text: "Best sentence of the month, and it is a short month." },
		],
	},
	{
		site: "demo",
		page: "/notebook/bicycle-bell/",
		path: "/archive/",
		title: "New bicycle bell",
		comments: [{ name: "Wim", hoursAgo: 210, text: "Mine does not obey, but it is older." }],
	},
	{
		site: "demo",
		page: "/notebook/the-second-key/",
		path: "/archive/",
		title: "Found the second key",
		comments: [
			{ name: "Karel", hoursAgo: 350, text: "It is the piano. It is always the piano." },
			{ name: "Ines Carvalho", hoursAgo: 340, text: "Seconded. My father says to look *under* the keys." },
		],
	},
	{
		site: "demo",
		page: "/notebook/wasps/",
		path: "/archive/",
		title: "The wasps are drunk on windfalls",
		comments: [{ name: "Olu", hoursAgo: 700, text: "Ours cried and said we were the only ones who understood." }],
	},
	{
		site: "demo",
		page: "/books/the-lighthouse/",
		path: "/spa/",
		title: "The Lighthouse Keeper’s Accounts",
		comments: [
			{ name: "Priya R.", hoursAgo: 66, text: "Page 212, the wedding: one line, and he still notes the wind." },
		],
	},
	// Pages of before under other addresses: what the doctor of threads is for.
	{
		site: "demo",
		page: "/books/the-lighthouse/?ref=letter",
		path: "/spa/",
		title: "The Lighthouse Keeper’s Accounts",
		comments: [
			{ name: "Ruth", hoursAgo: 812, text: "Came for the lighthouse, stayed for the oil deliveries." },
			{ name: "Anselm", hoursAgo: 806, text: "Page 40 is a shopping list and the best chapter." },
		],
	},
	{
		site: "demo",
		page: "/notebook/fog/index.html",
		path: "/archive/",
		title: "Fog",
		comments: [{ name: "Hélène", hoursAgo: 905, text: "It came up to the second floor and stopped, out of tact." }],
	},
	{
		site: "demo",
		page: "/strict-policy/",
		path: "/csp/",
		title: "Under the strictest policy",
		comments: [{ name: "Tomasz Zieliński", hoursAgo: 44, text: "It does look like 1993. I was happy in 1993." }],
	},
	{
		site: "demo",
		page: "/hostile-page/",
		path: "/hostile/",
		title: "A hostile page",
		comments: [{ name: "Lou", hoursAgo: 43, text: "WHY IS EVERYTHING SHOUTING. (This, I hope, is not.)" }],
	},
];

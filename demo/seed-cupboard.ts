// What people said of the cupboard, on the post that several frameworks dress: a little of all that markup can be.

import type { SeedComment } from "./seed-comments.ts";

export const cupboard: SeedComment[] = [
	{
		name: "Wim",
		hoursAgo: 160,
		text: "Ours has had a beer mat under it since 2003. The brewery has closed, the mat stands.",
		replies: [
			{
				name: "Marta Lindqvist",
				hoursAgo: 158,
				isOwner: true,
				text: "Then it is *load-bearing*. Do not look at it.",
				replies: [{ name: "Wim", hoursAgo: 157, text: "Too late." }],
			},
		],
	},
	{
		name: "Nkechi",
		hoursAgo: 121,
		text: "For the record, and for whoever draws up the next box:\n\n```\nparts delivered      48\nparts in cupboard    45\ndoors that close      1 of 2\n```\n\nThe other three live in the drawer with the batteries.",
	},
	{
		name: "Bernard Achterberg",
		website: "https://example.org/",
		hoursAgo: 77,
		text: "> Do not tighten fully\n\nIt is what I say to every apprentice in the first week, and there are only two ways it goes:\n\n- they think I mean the screws\n- they come back in ten years and thank me",
		replies: [{ name: "Adaeze O.", hoursAgo: 61, text: "I am printing this for the staff room." }],
	},
	{
		name: "Jonas",
		hoursAgo: 30,
		text: "I *was* ringing the shop. She picked up by accident. We spoke for an hour; there is [a drawing of it](https://example.com/step-four) in every language.",
	},
];

// What people said of the essay: the longest thread of the demo, with an answer to an answer to an answer, a deletion
// that keeps its place, and something the screening holds.

import type { SeedComment } from "./seed-comments.ts";

export const essay: SeedComment[] = [
	{
		name: "Ines Carvalho",
		hoursAgo: 331,
		text: "I read this aloud to my father, who tuned organs. At “humming is for people who already know what they want to hear” he put down his fork. He never puts down his fork.",
		replies: [
			{
				name: "Marta Lindqvist",
				hoursAgo: 327,
				isOwner: true,
				text: "Please tell him that is the best review I will ever have. Does the same go for organs, the weather and the wood?",
				replies: [
					{
						name: "Ines Carvalho",
						hoursAgo: 305,
						text: "Worse, he says. *Pipes* go sharp when the church warms up for a wedding and flat again for the funeral, so he always tuned for the funerals. More people listen.",
						replies: [{ name: "Þórdís", hoursAgo: 301, text: "“Tuned for the funerals” is the next essay, surely." }],
					},
				],
			},
			{
				name: "田中 さくら",
				hoursAgo: 288,
				text: "父に読んで聞かせたくなる文章でした。うちの調律師さんも、最後に必ず同じ曲を弾きます。",
			},
		],
	},
	{
		name: "Tomasz Zieliński",
		website: "https://example.com/workshop",
		hoursAgo: 322,
		editedHoursAgo: 320,
		text: "For anyone who wants to see the “little too much in the circle”, it fits on a beer mat:\n\n```\n12 pure fifths   (3/2)^12 = 129.746\n 7 octaves        2^7     = 128.000\nleft over                   1.0136  = 23.5 cents\n```\n\nShared among twelve fifths that is just under **2 cents** each. You cannot hear it as a wrong note, only as that slow `wow wow` the author describes.",
		replies: [
			{
				name: "Adaeze O.",
				hoursAgo: 318,
				text: "I have taught this for eleven years with ratios and diagrams. I am going to throw it all away and say *a negotiated settlement*.",
			},
			{
				name: "Tomasz Zieliński",
				hoursAgo: 317,
				text: "Keep the diagrams! But start with the settlement. Also I wrote ~~a third~~ a quarter of a semitone wrong the first time, thank you to whoever noticed.",
			},
		],
	},
	{
		name: "Priya R.",
		hoursAgo: 291,
		text: "The chord he stops on. Has nobody written it down? I would pay for the tram to come and listen.",
		replies: [
			{
				name: "Jonas",
				hoursAgo: 290,
				text: "",
				status: "deleted",
				replies: [
					{
						name: "Marta Lindqvist",
						hoursAgo: 286,
						isOwner: true,
						text: "No harm done, it was a good guess! But it is not that one. It goes *up* where yours comes down.",
					},
					{
						name: "Priya R.",
						hoursAgo: 280,
						text: "Now I need it even more.",
					},
				],
			},
		],
	},
	{
		name: "Γιώργος",
		hoursAgo: 233,
		text: "Three things our tuner left behind, in the order we found them:\n\n1. a strip of red felt, under the pedals\n2. a pencil, *inside*\n3. a note on the hammer rail that says “1987, again in the rain”\n\nWe put them all back.",
	},
	{
		name: "محمد الأمين",
		hoursAgo: 190,
		text: "في بيتنا عود لا بيانو، لكن الجملة نفسها تصحّ: العمل كله أن توزّع الخطأ حتى لا ينتبه إليه أحد.",
	},
	{
		name: "Ruth",
		hoursAgo: 141,
		text: "> His hearing goes first at the top, where it matters least.\n\nMy mother was a seamstress and said the same of her eyes and black thread. They make a kind of peace with it, these people, and the rest of us stand there holding a coat.",
		replies: [
			{ name: "Олена", hoursAgo: 120, text: "“Holding a coat.” Yes. That is the whole of it." },
			{ name: "Sam", hoursAgo: 97, text: "I came for pianos and now I am ringing my mum." },
		],
	},
	{
		name: "Bernard Achterberg",
		website: "https://example.org/",
		hoursAgo: 74,
		text: "A practical note from somebody who does this for a living: do let him replace the ivories before he retires. Not for the sound, there is none. He has been carrying two that match, from a piano of the same year, in the bottom of that bag. We all do it. There is a short piece on how they are matched at <https://example.org/ivories>.",
		replies: [
			{
				name: "Marta Lindqvist",
				hoursAgo: 71,
				isOwner: true,
				text: "I had to go and stand in the garden for a minute. I shall ring him on Monday.",
			},
			{ name: "김민준", hoursAgo: 52, text: "Please report back on Monday. 🎹" },
		],
	},
	{
		name: "Lou",
		hoursAgo: 20,
		text: "Not a musician, no piano, no grandmother to speak of. I have read it four times.",
	},
	{
		name: "best-pianos-4-less",
		hoursAgo: 5,
		text: "Great article!! Used pianos at [our shop](https://example.net/a), [free delivery](https://example.net/b), and [keyboards](https://example.net/c) too",
	},
];

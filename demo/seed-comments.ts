// The words of the demo: who said what, where, and how long ago. What becomes of them is decided in seed.ts.

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

const essay: SeedComment[] = [
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

export const seedThreads: SeedThread[] = [
	{ site: "demo", page: "/the-piano-tuner/", path: "/", title: "The piano tuner comes in November", comments: essay },
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
	{
		site: "demo",
		page: "/rtl/coffee/",
		path: "/rtl/",
		title: "القهوة على مهل",
		comments: [
			{
				name: "ليلى",
				hoursAgo: 160,
				text: "قرأتها وأنا واقفة أمام الركوة. فارت القهوة، **ولم أندم**.",
				replies: [{ name: "سلمى حدّاد", hoursAgo: 150, isOwner: true, text: "هذه أجمل قهوة ضاعت بسببي!" }],
			},
			{
				name: "Daniel",
				hoursAgo: 88,
				text: "I read this with a dictionary and a cup of the forty-second kind. How much cardamom is “two”, for three people?",
			},
		],
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

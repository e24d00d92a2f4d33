// What people said of the coffee: a thread from right to left, with a guest who writes from left to right.

import type { SeedComment } from "./seed-comments.ts";

export const coffee: SeedComment[] = [
	{
		name: "ليلى",
		hoursAgo: 160,
		text: "قرأتها وأنا واقفة أمام الركوة. فارت القهوة، **ولم أندم**.",
		replies: [
			{
				name: "سلمى حدّاد",
				hoursAgo: 150,
				isOwner: true,
				text: "هذه أجمل قهوة ضاعت بسببي! امسحي الموقد وهو دافئ، فإنه لا يسامح بعد ذلك.",
				replies: [{ name: "ليلى", hoursAgo: 149, text: "مسحته. بقيت الرائحة، وهي المقصودة." }],
			},
		],
	},
	{
		name: "أبو كريم",
		website: "https://example.com/cafe",
		hoursAgo: 131,
		text: "من واقع ثلاثين سنة وراء الموقد، هذه نِسبي لثلاثة فناجين:\n\n1. ثلاث ملاعق بنّ، ممسوحة لا مكوّمة\n2. حبّتا هيل تُكسران باليد\n3. ماء **بارد**، فالساخن يستعجل\n\nوأهمّ من هذا كله أن تُطفئ الهاتف.",
		replies: [
			{ name: "نور", hoursAgo: 128, text: "وماذا عن السكّر؟" },
			{ name: "أبو كريم", hoursAgo: 127, text: "السكّر حديثٌ آخر، وأخسر فيه أصدقاء." },
		],
	},
	{
		name: "يوسف المرّ",
		hoursAgo: 110,
		text: "> لمن لا يعرف متى يكتفي\n\nكانت أمّي تقولها عن الكلام.",
	},
	{
		name: "Daniel",
		hoursAgo: 88,
		text: "I read this with a dictionary and a cup of the forty-second kind. How much cardamom is “two”, for three people?",
		replies: [{ name: "سلمى حدّاد", hoursAgo: 80, isOwner: true, text: "حبّتان لكل فنجان يا دانيال، وثالثة لمن يتأخر." }],
	},
];

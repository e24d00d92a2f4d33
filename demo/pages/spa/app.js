// A small single-page application: a router on the address's fragment that puts threads into the page, keeps one while
// moving it about, and takes them out again. It uses nothing of Afterword but the element.

const books = [
	{
		id: "the-lighthouse",
		title: "The Lighthouse Keeper’s Accounts",
		note: "Forty years of oil, wicks and weather, and one line about a wedding.",
	},
	{ id: "salt", title: "A Short History of Salt", note: "We were told it would be dry. It was." },
	{ id: "letters", title: "Letters Not Sent", note: "Two people who lived on the same stair for thirty years." },
];
const view = document.querySelector("#view");
const shelf = document.querySelector("#shelf");

function element(name, attributes, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}

function thread(book) {
	return element("afterword-thread", { site: "demo", page: `/books/${book.id}/`, "page-title": book.title });
}

function bookView(book) {
	const place = element("section", {}, thread(book));
	const above = element("div", {});
	const move = element("button", { type: "button" }, "Move the thread");
	const remove = element("button", { type: "button" }, "Take it out");
	move.addEventListener("click", () => {
		const moving = view.querySelector("afterword-thread");
		if (moving) (above.contains(moving) ? place : above).append(moving);
	});
	remove.addEventListener("click", () => {
		const standing = view.querySelector("afterword-thread");
		if (standing) standing.remove();
		else place.append(thread(book));
		remove.textContent = standing ? "Put it back" : "Take it out";
	});
	return [
		element("h2", {}, book.title),
		element("p", {}, book.note),
		above,
		element("p", { class: "tools" }, move, " ", remove),
		place,
	];
}

function twoView([left, right]) {
	const column = (book) =>
		element("section", { "aria-label": book.title }, element("h2", {}, book.title), thread(book));
	return [element("div", { class: "columns" }, column(left), column(right))];
}

function show() {
	const route = location.hash.slice(2) || books[0].id;
	const book = books.find((one) => one.id === route);
	view.replaceChildren(...(book ? bookView(book) : twoView(books)));
	for (const link of shelf.querySelectorAll("a")) {
		if (link.hash === `#/${route}`) link.setAttribute("aria-current", "page");
		else link.removeAttribute("aria-current");
	}
}

for (const { id, title } of [...books, { id: "two", title: "Two at once" }]) {
	shelf.append(element("li", {}, element("a", { href: `#/${id}` }, title)));
}
addEventListener("hashchange", show);
show();

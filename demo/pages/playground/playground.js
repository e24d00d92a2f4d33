// The playground: what is chosen is shown on a real thread, kept in the address, and written out to be copied.

import { contrast } from "./contrast.js";
import { looks, plain, presets } from "./looks.js";

const controls = document.querySelector("#controls");
const sample = document.querySelector("#sample");
const thread = document.querySelector("afterword-thread");
const schemes = ["day", "night"];
const colours = ["accent", "text", "muted", "background", "border"];
const lengths = ["font-size", "radius", "space"];
/** What the sample page has behind its words. */
const paper = ["#ffffff", "#16181b"];

/** What was chosen, where it is not as it comes. */
let chosen = read(location.hash);

function isSame(one, other) {
	return String(one) === String(other);
}

/** As it comes with the preset that is chosen. */
function usual(name) {
	return presets[chosen.preset ?? plain.preset][name] ?? plain[name];
}

function value(name) {
	return chosen[name] ?? usual(name);
}

function choose(name, wanted) {
	if (isSame(wanted, usual(name))) delete chosen[name];
	else chosen[name] = wanted;
	show();
}

/** A property's value as CSS says it. */
function css(name) {
	if (lengths.includes(name)) return `${value(name)}px`;
	if (!colours.includes(name)) return value(name);
	const [day, night] = value(name);
	return day === night ? day : `light-dark(${day}, ${night})`;
}

function properties() {
	return Object.keys(plain).filter((name) => name !== "preset" && name in chosen);
}

/** Into the address and back: a look can be kept and sent to somebody. */
function write() {
	const said = new URLSearchParams(Object.entries(chosen).map(([name, wanted]) => [name, String(wanted)]));
	history.replaceState(null, "", said.size ? `#${said}` : location.pathname);
}

function read(hash) {
	const said = [...new URLSearchParams(hash.slice(1))]
		.filter(([name]) => Object.hasOwn(plain, name))
		.map(([name, text]) => [name, parsed(name, text)]);
	return Object.fromEntries(said.filter(([, wanted]) => wanted !== undefined));
}

/** Nothing, where an address says what cannot be chosen here. */
function parsed(name, text) {
	if (colours.includes(name)) return /^((#[\da-f]{6}|transparent)(,|$)){2}$/.test(text) ? text.split(",") : undefined;
	if (lengths.includes(name)) return /^\d{1,2}$/.test(text) ? Number(text) : undefined;
	const known = name === "preset" ? Object.keys(presets) : fonts();
	return known.includes(text) ? text : undefined;
}

function fonts() {
	return [...controls.elements.font.options].map((option) => option.value);
}

function element(name, attributes, ...children) {
	const made = document.createElement(name);
	for (const [key, setting] of Object.entries(attributes)) made.setAttribute(key, setting);
	made.append(...children);
	return made;
}

/** One line of the table: a colour by day and by night, how well each can be read, and the way back. */
function colourRow(name) {
	const inputs = schemes.map((scheme, index) => {
		const input = element("input", { type: "color", "aria-label": `${name} by ${scheme}` });
		input.addEventListener("input", () => {
			// With one of two given, the other is too: a button's words are in the colour of what is behind the thread.
			const next = value(name).map(solid);
			next[index] = input.value;
			choose(name, next);
		});
		return input;
	});
	const figures = schemes.map(() => element("output", {}));
	const back = element("button", { type: "button", "aria-label": `${name} as it comes` }, "undo");
	back.addEventListener("click", () => {
		inputs[0].focus();
		choose(name, plain[name]);
	});
	const cells = schemes.map((_, index) => element("td", {}, inputs[index], figures[index]));
	const row = element("tr", {}, element("th", { scope: "row" }, name), ...cells, element("td", {}, back));
	function update() {
		schemes.forEach((_, index) => {
			const behind = solid(value("background")[index], index);
			const colour = solid(value(name)[index], index);
			inputs[index].value = colour;
			if (name === "background" || name === "border") return;
			const ratio = contrast(colour, behind);
			const isFaint = ratio < 4.5;
			figures[index].textContent = ratio.toFixed(1) + (isFaint ? " faint" : "");
			figures[index].classList.toggle("faint", isFaint);
		});
		back.hidden = !(name in chosen);
	}
	return { row, update };
}

/** What one sees where a colour lets the page through. */
function solid(colour, index) {
	return colour === "transparent" ? paper[index] : colour;
}

const rows = colours.map(colourRow);
document.querySelector("#colours").append(...rows.map(({ row }) => row));

for (const [name, look] of Object.entries(looks)) {
	const button = element("button", { type: "button" }, name);
	button.addEventListener("click", () => {
		chosen = structuredClone(look);
		show();
	});
	document.querySelector("#looks").append(button);
}

for (const name of lengths) {
	controls.elements[name].addEventListener("input", ({ target }) => choose(name, Number(target.value)));
}
controls.elements.font.addEventListener("change", ({ target }) => choose("font", target.value));
for (const radio of controls.elements.preset) {
	radio.addEventListener("change", () => choose("preset", radio.value));
}
for (const radio of document.querySelectorAll("[name=scheme]")) {
	radio.addEventListener("change", () => showBy(radio.value));
}

function showBy(scheme) {
	sample.dataset.scheme = scheme;
}

function show() {
	write();
	const preset = value("preset");
	thread.setAttribute("preset", preset);
	for (const name of Object.keys(plain)) {
		if (name !== "preset") thread.style.setProperty(`--afterword-${name}`, name in chosen ? css(name) : "");
	}
	for (const radio of controls.elements.preset) radio.checked = radio.value === preset;
	for (const { update } of rows) update();
	controls.elements.font.value = value("font");
	for (const name of lengths) {
		const range = controls.elements[name];
		range.value = value(name);
		range.parentElement.querySelector("output").textContent = `${value(name)} px`;
	}
	for (const button of document.querySelectorAll("#looks button")) {
		button.setAttribute("aria-pressed", String(JSON.stringify(looks[button.textContent]) === JSON.stringify(chosen)));
	}
	showResult(preset);
}

function showResult(preset) {
	const lines = properties().map((name) => `\t--afterword-${name}: ${css(name)};\n`);
	document.querySelector("#css").textContent = lines.length
		? `afterword-thread {\n${lines.join("")}}`
		: "/* Nothing: the thread is as it comes. */";
	const attribute = preset === plain.preset ? "" : ` data-preset="${preset}"`;
	document.querySelector("#tag").textContent =
		`<script type="module" src="https://comments.example.com/embed.js" data-site="my-blog"${attribute}></script>`;
	document.querySelector("#copied").textContent = "";
}

document.querySelector("#copy").addEventListener("click", async () => {
	const parts = ["#css", "#tag"].map((id) => document.querySelector(id));
	const said = document.querySelector("#copied");
	try {
		await navigator.clipboard.writeText(parts.map((part) => part.textContent).join("\n\n"));
		said.textContent = "Copied.";
	} catch {
		getSelection().setBaseAndExtent(parts[0], 0, parts[1], 1);
		said.textContent = "Selected: copy it with your keyboard.";
	}
});

// By night where the page is.
const [first] = [...document.querySelectorAll("[name=scheme]")].filter(
	(radio) => radio.value === document.documentElement.dataset.theme,
);
if (first) first.checked = true;
showBy(first?.value ?? "light");
show();

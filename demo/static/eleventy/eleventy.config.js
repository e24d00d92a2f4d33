// Eleventy: the comments of a page are part of it when it is built. Copy `comments` into your own configuration, say where
// your comments are, and write {% comments title %} in a layout.

const api = process.env.AFTERWORD_API ?? "https://comments.example.com";
const site = process.env.AFTERWORD_SITE ?? "my-blog";

export default function configure(config) {
	config.addAsyncShortcode("comments", async function comments(title) {
		const page = this.page.url;
		const address = `${api}/v1/sites/${site}/thread.html?${new URLSearchParams({ page, title })}`;
		// With a script, the widget takes the place of what stands in its element; without one, that is read.
		return `<script type="module" src="${api}/embed.js"></script>
<afterword-thread site="${site}" page="${page}">
${(await fragment(address)) || `<a href="${address.replaceAll("&", "&amp;")}">Read the comments</a>`}
</afterword-thread>`;
	});
}

/** Nothing where the comments cannot be reached: the site is built all the same. */
async function fragment(address) {
	try {
		const response = await fetch(`${address}&fragment=1`, { signal: AbortSignal.timeout(5_000) });
		if (!response.ok) throw new Error(`the answer was ${response.status}`);
		return await response.text();
	} catch (error) {
		console.warn(`Built without its comments: ${address} (${error.message})`);
		return "";
	}
}

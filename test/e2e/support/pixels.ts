// Compares pictures by the browser's own means.

import type { Page } from "@playwright/test";

/** How far a channel may be off, of 255: edges are smoothed a little differently beside what a page turns or layers. */
const TOLERANCE = 24;

/** How many pixels of two PNGs differ to the eye; all of them where they are not of one size. On a page without a policy. */
export function differingPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
	if (one.equals(other)) return Promise.resolve(0);
	return page.evaluate(countDiffering, {
		pictures: [one, other].map((png) => png.toString("base64")),
		tolerance: TOLERANCE,
	});
}

/** Runs on the page, so it has nothing but what is in it. */
async function countDiffering({ pictures, tolerance }: { pictures: string[]; tolerance: number }): Promise<number> {
	async function read(base64: string): Promise<ImageData> {
		const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
		const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
		context.drawImage(bitmap, 0, 0);
		return context.getImageData(0, 0, bitmap.width, bitmap.height);
	}
	const [one, other] = (await Promise.all(pictures.map(read))) as [ImageData, ImageData];
	const pixels = one.width * one.height;
	if (one.width !== other.width || one.height !== other.height) return pixels;
	let count = 0;
	for (let at = 0; at < one.data.length; at += 4) {
		const channels = [0, 1, 2].map((channel) => Math.abs(one.data[at + channel]! - other.data[at + channel]!));
		if (Math.max(...channels) > tolerance) count += 1;
	}
	return count;
}

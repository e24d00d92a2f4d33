// Addresses of the internet as networks: one person's is an IPv4 address or the /64 of an IPv6 one (R-IP-2).

export type Network = { family: 4 | 6; bits: number; bytes: number[] };

/** An address or, with `/bits`, a network; null where it is neither. An IPv4 mapped into IPv6 is the IPv4. */
export function parseNetwork(text: string): Network | null {
	const [, address = "", bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text.trim().toLowerCase()) ?? [];
	const bytes = parseV4(address.replace(/^::ffff:(?=\d+\.)/, "")) ?? parseV6(address.replace(/%.*$/, ""));
	if (!bytes) return null;
	const most = bytes.length * 8;
	const family = most === 32 ? 4 : 6;
	const network = { family, bits: bits === undefined ? most : Number(bits), bytes } as const;
	return network.bits < 1 || network.bits > most ? null : network;
}

/** As far as one person's address goes. */
export function personOf({ family, bits, bytes }: Network): Network {
	return { family, bits: Math.min(bits, family === 4 ? 32 : 64), bytes };
}

/** The one spelling of a network of so many bits, of whatever address in it. */
export function networkText({ bytes, bits }: Network): string {
	const kept = bytes.map((byte, index) => byte & (0xff << Math.max(0, 8 - Math.max(0, bits - index * 8))) & 0xff);
	return `${kept.join(".")}/${bits}`;
}

function parseV4(text: string): number[] | null {
	if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
	const bytes = text.split(".").map(Number);
	return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseV6(text: string): number[] | null {
	if (!/^[0-9a-f:]{2,39}$/.test(text)) return null;
	const [head = "", tail, ...more] = text.split("::");
	const groupsOf = (part = "") => (part === "" ? [] : part.split(":"));
	const [left, right] = [groupsOf(head), groupsOf(tail)];
	const zeros = 8 - left.length - right.length;
	if (more.length > 0 || (tail === undefined ? zeros !== 0 : zeros < 1)) return null;
	const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
	return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

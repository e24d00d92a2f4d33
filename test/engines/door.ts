// The way to the API, which a test can shut: then it is to the browser as if the network were gone, in every engine.

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export type Door = {
	/** The API's origin as the browsers know it. */
	api: string;
	shut(): void;
	open(): void;
	close(): void;
};

export async function openDoor(api: string): Promise<Door> {
	const { port } = new URL(api);
	const sockets = new Set<Socket>();
	let isShut = false;
	const server = createServer((outside) => {
		if (isShut) return void outside.resetAndDestroy();
		const inside = connect(Number(port), "127.0.0.1");
		for (const [socket, other] of [
			[outside, inside],
			[inside, outside],
		] as const) {
			sockets.add(socket);
			socket.pipe(other);
			socket
				.on("error", () => {})
				.on("close", () => {
					sockets.delete(socket);
					other.destroy();
				});
		}
	});
	await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));

	const cut = () => sockets.forEach((socket) => void socket.resetAndDestroy());
	return {
		api: `http://localhost:${(server.address() as AddressInfo).port}`,
		shut() {
			isShut = true;
			cut();
		},
		open() {
			isShut = false;
		},
		close() {
			server.close();
			cut();
		},
	};
}

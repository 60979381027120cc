// Types of sample-images.mjs, for the tests.
export function staticBusybox(): string | null;
/** Makes `web-image:latest` unless it is there; true when it was made. */
export function ensureWebImage(socket: string): Promise<boolean>;
/** Makes `busybox:latest` unless it is there; true when it was made. */
export function ensureBusyboxImage(socket: string): Promise<boolean>;

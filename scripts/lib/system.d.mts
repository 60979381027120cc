// Types of system.mjs, for the tests.
/** The full path of a program, or null. */
export function which(name: string): string | null;

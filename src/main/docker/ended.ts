import { z } from 'zod';
import type { Engines } from './engine-types';
import { lenient, text } from './lenient';

const entrySchema = z.object({ Id: z.string().min(1), Status: text });
const units = { second: 1000, minute: 60_000 } as const;

/**
 * The containers that have ended within the last hour, and when, in milliseconds since the epoch, to the minute: what
 * `docker ps -a` says of them. One question, however many there are. Throws an AppFailure.
 */
export async function endedLately({ current }: Engines): Promise<ReadonlyMap<string, number>> {
  const answer: unknown = await current().call((docker, abortSignal) =>
    docker.listContainers({ all: true, filters: { status: ['exited'] }, abortSignal }),
  );
  const now = Date.now();
  const entries = lenient(z.array(z.unknown()), []).parse(answer);
  return new Map(
    entries.flatMap((entry): [string, number][] => {
      const parsed = entrySchema.safeParse(entry);
      const ago = parsed.success ? agoOf(parsed.data.Status) : null;
      return parsed.success && ago !== null ? [[parsed.data.Id, now - ago]] : [];
    }),
  );
}

/**
 * How long ago a status says that a container has ended, in milliseconds; null for an hour and more. Docker and Podman
 * say it with the words of https://pkg.go.dev/github.com/docker/go-units#HumanDuration: 'Exited (0) 5 minutes ago'.
 */
export function agoOf(status: string): number | null {
  if (/\) less than a second ago$/i.test(status)) return 0;
  if (/\) about a minute ago$/i.test(status)) return units.minute;
  const [, count, unit] = /\) (\d{1,2}) (second|minute)s? ago$/i.exec(status) ?? [];
  if (!count || !unit) return null;
  return Number(count) * (unit.toLowerCase() === 'minute' ? units.minute : units.second);
}

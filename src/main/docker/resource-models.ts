import { z } from 'zod';
import type { Network, Volume } from '../../shared/models';
import { text } from './lenient';

const volumeSchema = z.object({ Name: z.string().min(1), Driver: text });
const networkSchema = z.object({ Id: z.string().min(1), Name: text, Driver: text });

/** The volume of an entry of `/volumes`; null when it has no name. */
export function toVolume(raw: unknown): Volume | null {
  const parsed = volumeSchema.safeParse(raw);
  return parsed.success ? { name: parsed.data.Name, driver: parsed.data.Driver } : null;
}

/** The network of an entry of `/networks`; null when it has no id. */
export function toNetwork(raw: unknown): Network | null {
  const parsed = networkSchema.safeParse(raw);
  return parsed.success ? { id: parsed.data.Id, name: parsed.data.Name, driver: parsed.data.Driver } : null;
}

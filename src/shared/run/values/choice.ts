import { right, wrong, type Read } from './read';

/** One of a few words; none keeps the engine's own. */
export const readChoice =
  (...choices: readonly string[]) =>
  (text: string): Read<string> =>
    text === '' || choices.includes(text) ? right(text) : wrong('option-choice', { value: text, choices: choices.join(', ') });

/** A namespace: one of a few words, or another container's. Source: moby, api/types/container, PidMode.Valid. */
export const readNamespace =
  (...choices: readonly string[]) =>
  (text: string): Read<string> =>
    /^container:./.test(text) ? right(text) : readChoice(...choices)(text);

/** `linux/arm64/v8`. Source: github.com/containerd/platforms, Parse. */
export const readPlatform = (text: string): Read<string> =>
  text === '' || /^[A-Za-z0-9_.-]+(?:\([A-Za-z0-9_.-]*\))?(?:\/[A-Za-z0-9_.-]+){0,2}$/.test(text) ? right(text) : wrong('option-platform', { value: text });

/** `80`, `8000-8010/udp`. */
export function readExpose(text: string): Read<{ readonly from: number; readonly to: number; readonly protocol: string }> {
  const [, first = '', last = first, protocol = 'tcp'] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp)?)?$/i.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  const isRange = first !== '' && from <= to && to <= 65_535;
  return isRange ? right({ from, to, protocol }) : wrong('option-expose', { value: text });
}

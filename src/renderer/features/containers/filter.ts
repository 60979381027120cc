import type { Container } from '../../../shared/models';
import { portViews } from './ports';

/** The words of a filter: each must match. */
export function filterWords(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter((word) => word !== '');
}

/**
 * Whether a container matches every word, whatever its case. A word is a part of the name, image, project, service,
 * port or status word (`statusText`, in the person's language; the engine's English word matches too); the beginning
 * of the id; or a label, as `key` in full or `key=` with the beginning of the value.
 */
export function matchesFilter(container: Container, words: readonly string[], statusText: string): boolean {
  if (words.length === 0) return true;
  const texts = [
    container.name,
    container.image,
    container.project,
    container.service,
    statusText,
    container.state,
    ...portViews(container.ports).map((port) => port.text.replace('→', ':')),
    ...portViews(container.ports).map((port) => port.text),
  ].map((text) => text.toLowerCase());
  return words.every(
    (word) =>
      texts.some((text) => text.includes(word)) ||
      container.id.startsWith(word.replace(/^sha256:/, '')) ||
      matchesLabel(container.labels, word),
  );
}

function matchesLabel(labels: Container['labels'], word: string): boolean {
  const at = word.indexOf('=');
  return Object.entries(labels).some(([key, value]) =>
    at < 0
      ? key.toLowerCase() === word
      : key.toLowerCase() === word.slice(0, at) && value.toLowerCase().startsWith(word.slice(at + 1)),
  );
}

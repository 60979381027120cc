import { describe, expect, it } from 'vitest';
import { filterWords, matchesFilter } from '../../../../src/renderer/features/containers/filter';
import { container, port } from './sample';

const web = container({
  id: 'abc123'.padEnd(64, '0'),
  name: 'Web-App',
  image: 'ghcr.io/acme/web:2.14.0',
  state: 'exited',
  exitCode: 1,
  labels: { 'com.acme.Tier': 'Front end', plain: '' },
  project: 'shop',
  service: 'frontend',
  ports: [port()],
});
const matches = (text: string): boolean => matchesFilter(web, filterWords(text), 'завершён (1)');

describe('the filter of containers', () => {
  it.each([
    ['a part of the name, whatever its case', 'web-a'],
    ['a part of the image', 'acme/WEB'],
    ['the beginning of the id', 'abc12'],
    ['an id with its algorithm', 'sha256:abc1'],
    ['the status word of the person', 'завершён'],
    ['the status word of the engine', 'exited'],
    ['an exit code', '(1)'],
    ['the key of a label', 'com.acme.tier'],
    ['a label with the beginning of its value', 'com.acme.tier=front'],
    ['a label with any value', 'plain='],
    ['the compose project', 'shop'],
    ['the compose service', 'frontend'],
    ['a host port', '8000'],
    ['a port mapping as docker run takes it', '8000:80'],
    ['a port mapping as the list shows it', '8000→80'],
    ['several words that all match', 'web 8000 exited'],
    ['no word', '   '],
  ])('takes %s', (_what, text) => {
    expect(matches(text)).toBe(true);
  });

  it.each([
    ['a word that is nowhere', 'nginx'],
    ['several words of which one is nowhere', 'web nginx'],
    ['the middle of an id', 'bc123'],
    ['a part of a label key, since every compose container has those', 'com.acme'],
    ['a label with another value', 'com.acme.tier=back'],
  ])('refuses %s', (_what, text) => {
    expect(matches(text)).toBe(false);
  });
});

import { problem, type Problem, type ProblemCode } from './problems';

/*
 * Image references, by the grammar of github.com/distribution/reference (reference.go, regexp.go, normalize.go), as
 * `docker run` reads them.
 */

/** A reference in full: `web-image` has the domain `docker.io`, the path `library/web-image`, and no tag of its own. */
export type Reference =
  | {
      readonly kind: 'name';
      readonly domain: string;
      readonly path: string;
      readonly tag: string | null;
      readonly digest: string | null;
    }
  /** An image's own id, `sha256:…`. */
  | { readonly kind: 'id'; readonly id: string };

export type ParsedReference = { readonly reference: Reference } | { readonly problem: Problem };

const hex64 = /^(?:sha256:)?([a-f0-9]{64})$/;
const domainLabel = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domainPattern = new RegExp(`^(?:${domainLabel}(?:\\.${domainLabel})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** Hexadecimal digits of the digests whose length is fixed. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

const defaultDomain = 'docker.io';
const officialPrefix = 'library/';

/** Parts a reference without judging it. The tag's colon is the last one after the last slash. */
function part(text: string) {
  const at = text.indexOf('@');
  const digest = at < 0 ? null : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? null : named.slice(colon + 1);
  return { name: colon < 0 ? named : named.slice(0, colon), tag, digest };
}

/** The first component is a registry if it has a dot, a colon or a capital, or is `localhost`. */
function splitDomain(name: string): { domain: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isDomain = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const domain = !isDomain || first === 'index.docker.io' ? defaultDomain : first;
  const path = isDomain ? name.slice(slash + 1) : name;
  return { domain, path: domain === defaultDomain && !path.includes('/') ? officialPrefix + path : path };
}

/** Reads an image reference, or says what is wrong with it. The problem's field is `image`. */
export function parseReference(text: string): ParsedReference {
  const wrong = (code: ProblemCode, values: Problem['values'] = {}) => ({ problem: problem('image', code, values) });
  if (text === '') return wrong('image-missing');
  if (text.includes('\0')) return wrong('nul');
  if (/\s/.test(text)) return wrong('image-space');
  if (/^[a-z]+:\/\//i.test(text)) return wrong('image-scheme', { proposal: text.replace(/^[a-z]+:\/\//i, '') });

  const id = hex64.exec(text)?.[1];
  if (id !== undefined) return { reference: { kind: 'id', id: `sha256:${id}` } };

  const { name, tag, digest } = part(text);
  if (digest !== null) {
    const [algorithm = '', hex = ''] = digest.split(':');
    const length = digestLengths[algorithm] ?? hex.length;
    if (!digestPattern.test(digest) || hex.length !== length) return wrong('image-digest', { digest });
  }
  if (tag !== null && !tagPattern.test(tag)) return wrong('image-tag', { tag });

  const { domain, path } = splitDomain(name);
  if (!domainPattern.test(domain)) return wrong('image-domain', { domain });
  const component = path.split('/').find((one) => !pathComponent.test(one));
  if (component !== undefined) {
    if (path.split('/').every((one) => pathComponent.test(one.toLowerCase()))) {
      return wrong('image-uppercase', { path, proposal: text.replace(name, name.toLowerCase()) });
    }
    return wrong('image-path', { component });
  }
  if (path.length > 255) return wrong('image-long');
  return { reference: { kind: 'name', domain, path, tag, digest } };
}

/**
 * The whole name, so that two references to one image compare equal: `web-image` becomes
 * `docker.io/library/web-image:latest`, an id `sha256:…`. What is not a reference comes back as it is.
 */
export function normalizeReference(text: string): string {
  const parsed = parseReference(text);
  if ('problem' in parsed) return text;
  const { reference } = parsed;
  if (reference.kind === 'id') return reference.id;
  const tag = reference.tag ?? (reference.digest === null ? 'latest' : null);
  return `${reference.domain}/${reference.path}${tag === null ? '' : `:${tag}`}${reference.digest === null ? '' : `@${reference.digest}`}`;
}

/**
 * The familiar name: without `docker.io` and `library`, an id cut to its first 12 digits. The tag and the digest stay
 * as they were written.
 */
export function shortReference(text: string): string {
  const parsed = parseReference(text);
  if ('problem' in parsed) return text;
  const { reference } = parsed;
  if (reference.kind === 'id') return reference.id.slice('sha256:'.length, 'sha256:'.length + 12);
  const { domain, path, tag, digest } = reference;
  const rest = `${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
  // A path may begin like a registry, as in docker.io/a.b/c: only what reads back as the same will do.
  const shorter = domain === defaultDomain ? [path.replace(officialPrefix, ''), path] : [];
  const whole = normalizeReference(text);
  return (shorter.find((name) => normalizeReference(name + rest) === whole) ?? `${domain}/${path}`) + rest;
}

/**
 * A reference in three parts for display: registry and namespace, repository, tag or digest with its mark. Together
 * they are the text, whatever it is.
 */
export function splitReference(text: string): { pre: string; repo: string; tag: string } {
  if (hex64.test(text)) return { pre: '', repo: text, tag: '' };
  const { name } = part(text);
  const slash = name.lastIndexOf('/') + 1;
  return { pre: name.slice(0, slash), repo: name.slice(slash), tag: text.slice(name.length) };
}

import type { TFunction } from 'i18next';
import type { AppError } from './errors';
import { visibleLine } from './text/visible';

export type ErrorText = { readonly title: string; readonly why: string };

/**
 * What happened and why, in the person's language: the window and the notifications say it with the same words. Names
 * who is in the way where that is known; `nameOf` names a container by its id.
 */
export function errorText(error: AppError, t: TFunction, nameOf: (id: string) => string): ErrorText {
  const names = (error.subjects ?? [])
    .filter((subject) => subject.kind === 'container' || subject.kind === 'image')
    .slice(0, 5)
    .map(({ kind, id, name }) => visibleLine(name || (kind === 'container' ? nameOf(id) : id), 80));
  const title = t(`errors.${error.code}.title`);
  if (names.length === 0) return { title, why: t(`errors.${error.code}.why`) };
  switch (error.code) {
    case 'name-in-use':
    case 'port-in-use':
    case 'image-in-use':
      return { title, why: t(`errors.${error.code}.by`, { names: names.join(', ') }) };
    case 'engine-unreachable':
    case 'connection-lost':
    case 'permission-denied':
    case 'not-found':
    case 'image-not-found':
    case 'container-running':
    case 'bad-command':
    case 'unauthorized':
    case 'disk-full':
    case 'timeout':
    case 'canceled':
    case 'invalid-request':
    case 'engine-error':
      return { title, why: t(`errors.${error.code}.why`) };
  }
}

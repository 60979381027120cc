import type { TFunction } from 'i18next';
import type { AppError } from '../../shared/errors';
import { currentNames } from '../state/names';
import { visibleLine } from './visible-text';

export type ErrorText = { readonly title: string; readonly why: string };

/** What happened and why, in the person's language. Names who is in the way where that is known. */
export function errorText(error: AppError, t: TFunction): ErrorText {
  const names = (error.subjects ?? [])
    .filter((subject) => subject.kind === 'container' || subject.kind === 'image')
    .slice(0, 5)
    .map(({ kind, id, name }) => visibleLine(name || (kind === 'container' ? currentNames().container(id) : id), 80));
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

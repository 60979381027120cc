import { lazy, type ComponentType } from 'react';
import { importAgain } from './import-again';

/** A view whose code comes when it is first opened. */
export function lazyView<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => ({ default: await importAgain(load) }));
}

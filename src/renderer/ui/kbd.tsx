import { displayKeys } from '../app/keys';

/** A key or a chord, as the keyboard at hand names it. It is a picture: the name of the control does not change. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd aria-hidden>{displayKeys(keys)}</kbd>;
}

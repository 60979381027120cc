import i18next from 'i18next';
import { capabilities } from '../../bridge/client';
import { act } from '../../state/actions';
import type { PortView } from './ports';

/** A published TCP port, as a browser opens it. */
export type OpenablePort = NonNullable<PortView['open']>;

/** Opens a published port: on the desktop main does, in the system's browser. */
export function openPort(containerId: string, { href, hostPort }: OpenablePort): void {
  if (capabilities.openPorts) void act('ports.open', { containerId, hostPort }, i18next.t('containers.ports.open', { href }));
  else window.open(href, '_blank', 'noreferrer');
}

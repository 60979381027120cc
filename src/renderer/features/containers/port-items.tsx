import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../shared/models';
import { MenuItem, MenuSeparator, MenuSub } from '../../ui/menu';
import { openPort, type OpenablePort } from './open-port';
import { portViews } from './ports';

/** The published ports of a container in its menu: one by itself, several behind one item. */
export function PortItems({ container }: { readonly container: Container }) {
  const { t } = useTranslation();
  const ports = portViews(container.ports).flatMap(({ open }) => open ?? []);
  const [first, second] = ports;
  if (first === undefined) return null;
  const item = (port: OpenablePort, label: string) => (
    <MenuItem key={port.href} icon={ExternalLink} onSelect={() => openPort(container.id, port)}>
      {label}
    </MenuItem>
  );
  return (
    <>
      {second === undefined ? (
        item(first, t('containers.verbs.openPort', { port: first.hostPort }))
      ) : (
        <MenuSub icon={ExternalLink} label={t('containers.verbs.openPorts')}>
          {ports.map((port) => item(port, port.href))}
        </MenuSub>
      )}
      <MenuSeparator />
    </>
  );
}

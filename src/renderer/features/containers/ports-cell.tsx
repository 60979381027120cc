import { ArrowRight } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { TFunction } from 'i18next';
import type { Container } from '../../../shared/models';
import { capabilities } from '../../bridge/client';
import { floatingLayer, floatingRoom } from '../../ui/floating';
import { displayName } from '../../lists/names';
import { openPort } from './open-port';
import { portViews, type PortView } from './ports';

type Props = { readonly container: Container; readonly tabIndex: 0 | -1; readonly t: TFunction };

/** The first port, and the others behind a chip. */
export function PortsCell({ container, tabIndex, t }: Props) {
  const [first, ...others] = portViews(container.ports);
  if (first === undefined) return null;
  return (
    <span className="row ports">
      <PortText port={first} containerId={container.id} tabIndex={tabIndex} t={t} />
      {others.length > 0 && (
        <Popover.Root>
          <Popover.Trigger
            className="chip"
            tabIndex={tabIndex}
            title={others.map((port) => port.text).join('\n')}
            aria-label={t('containers.ports.more', { count: others.length })}
          >
            +{others.length}
          </Popover.Trigger>
          <Popover.Portal container={floatingLayer()}>
            <Popover.Content
              className="containers-ports"
              align="start"
              sideOffset={4}
              collisionPadding={floatingRoom}
              aria-label={t('containers.ports.all', { name: displayName(container) })}
            >
              <ul>
                {[first, ...others].map((port) => (
                  <li key={port.text}>
                    <PortText port={port} containerId={container.id} tabIndex={0} t={t} />
                  </li>
                ))}
              </ul>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </span>
  );
}

type PortTextProps = {
  readonly port: PortView;
  readonly containerId: string;
  readonly tabIndex: 0 | -1;
  readonly t: TFunction;
};

/** Only a published TCP port is a link. On the desktop main opens it, in the system's browser. */
function PortText({ port, containerId, tabIndex, t }: PortTextProps) {
  const { open } = port;
  const shown = <PortWords text={port.text} />;
  if (open === null) {
    return (
      <span
        className={port.published ? 'mono trunc' : 'mono dim trunc'}
        title={port.published ? t('containers.ports.plain') : t('containers.ports.exposed')}
      >
        {shown}
      </span>
    );
  }
  return (
    <a
      className="mono trunc"
      href={open.href}
      target="_blank"
      rel="noreferrer"
      tabIndex={tabIndex}
      title={t('containers.ports.open', { href: open.href })}
      onClick={(event) => {
        if (!capabilities.openPorts) return;
        event.preventDefault();
        openPort(containerId, open);
      }}
    >
      {shown}
    </a>
  );
}

/** The shipped faces have no `→`: it is drawn, and stays a character for who listens or copies. */
function PortWords({ text }: { readonly text: string }) {
  const [host, container] = text.split('→');
  if (container === undefined) return text;
  return (
    <>
      {host}
      <ArrowRight className="i port-arrow" />
      <span className="vh">→</span>
      {container}
    </>
  );
}

import type { SaidOptions } from '../../../shared/run/spec';
import type { EngineDefaults, InspectedHost } from './inspected';
import { list, on, pairTexts, words } from './said';

/** A container by what a person calls it; null for one that is gone. */
export type NameOf = (id: string) => string | null;

/** What keeps the container apart from its host, and what does not. */
export function isolationOf(host: InspectedHost, engine: EngineDefaults, nameOf: NameOf): SaidOptions {
  const open = host.MaskedPaths?.length === 0 && host.ReadonlyPaths?.length === 0;
  const security = isOwnLabel(host) ? [] : host.SecurityOpt.filter((text) => !isInline(text));
  return {
    'cap-add': list(host.CapAdd.map(shortCapability)),
    'cap-drop': list(host.CapDrop.map(shortCapability)),
    cgroupns: host.CgroupnsMode === usualCgroup(engine) ? undefined : words(host.CgroupnsMode),
    'group-add': list(host.GroupAdd),
    ipc: host.IpcMode === 'private' ? undefined : words(namespace(host.IpcMode, nameOf)),
    isolation: words(host.Isolation),
    pid: words(namespace(host.PidMode, nameOf)),
    privileged: on(host.Privileged),
    'read-only': on(host.ReadonlyRootfs),
    runtime: host.Runtime === engine.DefaultRuntime ? undefined : words(host.Runtime),
    'security-opt': list([...security, ...(open ? ['systempaths=unconfined'] : [])]),
    sysctl: list(pairTexts(host.Sysctls)),
    userns: words(host.UsernsMode),
    uts: words(host.UTSMode),
  };
}

const shortCapability = (name: string): string => name.replace(/^CAP_/, '');

/** Source: moby, daemon, adaptContainerSettings. */
const usualCgroup = ({ CgroupVersion }: EngineDefaults): string => (CgroupVersion === '2' ? 'private' : 'host');

/** A seccomp profile as the engine keeps it: its whole text, where a line has the name of a file. */
export const isInline = (text: string): boolean => /^seccomp[=:]\s*\{/.test(text);

/** The label that an engine adds by itself to what shares the host's processes. Source: moby, generateSecurityOpt. */
function isOwnLabel({ SecurityOpt, Privileged, PidMode, IpcMode }: InspectedHost): boolean {
  const isOpen = Privileged || PidMode === 'host' || IpcMode === 'host';
  return isOpen && SecurityOpt.length === 1 && SecurityOpt[0] === 'label=disable';
}

/** `container:web` for `container:4f5e…`; the id stays where nobody knows its container. */
export function namespace(mode: string, nameOf: NameOf): string {
  const [, id] = /^container:(.+)$/.exec(mode) ?? [];
  return id === undefined ? mode : `container:${nameOf(id) ?? id}`;
}

/** Whether a mode shares a namespace with a container that is gone. */
export const isLost = (mode: string, nameOf: NameOf): boolean => {
  const [, id] = /^container:(.+)$/.exec(mode) ?? [];
  return id !== undefined && nameOf(id) === null;
};

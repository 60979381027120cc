import type { RunSpec } from '../../../shared/run/spec';
import { readSysctl } from '../../../shared/run/values/pair';
import { readSecurity } from '../../../shared/run/values/security';
import { many, pairs } from './said';
import type { Sources } from './sources';

/** What keeps the container apart from its host, and what does not. */
export function isolation({ options }: RunSpec, { files }: Sources) {
  const security = many(options['security-opt'], readSecurity);
  const unmasked = security.some(({ text }) => text === 'systempaths=unconfined');
  const sent = security
    .filter(({ text }) => text !== 'systempaths=unconfined')
    .map(({ text, profile }) => (profile === null ? text : `seccomp=${compact(files.get(profile) ?? '{}')}`));
  return {
    CapAdd: capabilities(options['cap-add']),
    CapDrop: capabilities(options['cap-drop']),
    CgroupnsMode: options.cgroupns,
    GroupAdd: options['group-add'],
    IpcMode: options.ipc,
    Isolation: options.isolation,
    // Empty lists, which are not the same as none, leave every path of /proc and /sys open.
    MaskedPaths: unmasked ? [] : undefined,
    PidMode: options.pid,
    Privileged: options.privileged,
    ReadonlyPaths: unmasked ? [] : undefined,
    ReadonlyRootfs: options['read-only'],
    Runtime: options.runtime,
    SecurityOpt: options['security-opt'] && sent,
    Sysctls: pairs(options.sysctl, readSysctl),
    UTSMode: options.uts,
    UsernsMode: options.userns,
  };
}

/** By their whole names, each once, in order. Source: docker/cli, opts.NormalizeCapability. */
function capabilities(said: readonly string[] | undefined): string[] | undefined {
  const names = said?.map((name) => name.trim().toUpperCase());
  const whole = names?.map((name) => (name === 'ALL' || name.startsWith('CAP_') ? name : `CAP_${name}`));
  return whole && [...new Set(whole)].sort();
}

const compact = (json: string) => JSON.stringify(JSON.parse(json));

/** What a create decides, of all that `inspect` says: no ids, names given by the engine, addresses and times. */
export function comparable(inspected: Record<string, unknown>): unknown {
  const { Config, HostConfig, NetworkSettings, Mounts, Path, Args } = inspected as {
    Config: Record<string, unknown>;
    HostConfig: Record<string, unknown>;
    NetworkSettings: {
      Ports: Record<string, { HostIp: string; HostPort: string }[] | null>;
      Networks: Record<string, Record<string, unknown>>;
    };
    Mounts: Record<string, unknown>[];
    Path: string;
    Args: string[];
  };
  const chosen = (HostConfig['PortBindings'] ?? {}) as Record<string, { HostIp: string; HostPort: string }[]>;
  // A port that the engine chose differs each time.
  const ports = Object.entries(NetworkSettings.Ports).map(([name, bindings]) => [
    name,
    bindings?.map(({ HostIp }) => HostIp).sort() ?? null,
    chosen[name] ?? null,
  ]);
  const anonymous = /^[0-9a-f]{64}$/;
  const mounts = Mounts.map((mount) => {
    const unnamed = anonymous.test(String(mount['Name']));
    return { ...mount, Name: unnamed ? '' : mount['Name'], Source: unnamed ? '' : mount['Source'] };
  });
  return {
    Path,
    Args,
    Config: { ...Config, Hostname: ownHostname(Config['Hostname']), Env: sorted(Config['Env']) },
    HostConfig: { ...HostConfig, Links: links(HostConfig['Links']), Binds: sorted(HostConfig['Binds']), Ulimits: sorted(HostConfig['Ulimits']) },
    ports,
    networks: Object.fromEntries(Object.entries(NetworkSettings.Networks).map(([name, network]) => [name, saidOf(network)])),
    mounts: mounts.sort((a, b) => String(a['Destination' as keyof typeof a]).localeCompare(String(b['Destination' as keyof typeof b]))),
  };
}

/** `/holder:/own-name/db` without the name that the engine gave. */
const links = (list: unknown) =>
  Array.isArray(list) ? list.map((link) => String(link).replace(/:\/[^/]+\//, ':')) : list;

/** A container's host name is the beginning of its id unless it was given one. */
const ownHostname = (name: unknown) => (/^[0-9a-f]{12}$/.test(String(name)) ? '' : name);

/** Of an attachment to a network what was said of it, and not what the engine made of it; its own id is an alias too. */
function saidOf({ IPAMConfig, Links, Aliases, DriverOpts, GwPriority }: Record<string, unknown>) {
  const aliases = Array.isArray(Aliases) ? (Aliases as unknown[]).filter((alias) => ownHostname(alias) !== '') : [];
  return { IPAMConfig, Links, Aliases: aliases, DriverOpts, GwPriority };
}

/** The CLI keeps binds, variables and limits in maps, and sends them in another order each time. */
function sorted(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return (list as unknown[]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).sort();
}

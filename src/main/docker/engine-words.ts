import type { AppError, ErrorCode, ErrorSubject } from '../../shared/errors';

/*
 * What engines say when they refuse, and which code each sentence stands for.
 *
 * The API has no error codes, only statuses and sentences, and the statuses differ: a busy port is 500, a taken name is
 * 409 with Docker and 500 with Podman. This table is the only place that reads the sentences. Seen on Docker Engine
 * 20.10, 26 and 28 and on Podman 4.3.
 */

export type Meaning = Pick<AppError, 'code' | 'message' | 'hint' | 'field' | 'subjects'>;

type Rule = {
  readonly words: RegExp;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly field?: string;
  readonly subjects?: (groups: Readonly<Record<string, string | undefined>>) => ErrorSubject[];
};

const containerById = ({ id, name }: Readonly<Record<string, string | undefined>>): ErrorSubject[] =>
  id ? [{ kind: 'container', id, name: name ?? '' }] : [];

const loginWanted = {
  code: 'unauthorized',
  message: 'The registry asks for a login.',
  hint: 'Log in to the registry with docker login, then try again.',
} as const;

const rules: readonly Rule[] = [
  {
    words: /container name "\/?(?<name>[^"]*)" is already in use by (?:container )?"?(?<id>[0-9a-f]{12,64})/i,
    code: 'name-in-use',
    message: 'Another container has this name.',
    hint: 'Choose another name, or rename or remove the container that has it.',
    field: 'name',
    subjects: containerById,
  },
  {
    words: /\bname "?\/?(?<name>[^"\s]*)"? is (?:already )?in use\b/i,
    code: 'name-in-use',
    message: 'Another container has this name.',
    hint: 'Choose another name, or rename or remove the container that has it.',
    field: 'name',
  },
  {
    words: /port is already allocated|(?:bind|listen|port)\b[\s\S]*address already in use|Ports are not available/i,
    code: 'port-in-use',
    message: 'The port on this computer is already in use.',
    hint: 'Choose another host port, or stop what uses this one.',
    field: 'ports',
  },
  {
    words: /no space left on device|not enough (?:free )?space|disk quota exceeded/i,
    code: 'disk-full',
    message: 'There is no space left on the disk of the engine.',
    hint: 'Remove images, containers or volumes that are no longer needed.',
  },
  {
    words: /(?:cannot|could not) remove (?:a |container )?[\s\S]*(?:running|paused|restarting)[\s\S]*(?:force|before|unpaused first)/i,
    code: 'container-running',
    message: 'The container is running.',
    hint: 'Stop it first, or remove it by force.',
  },
  {
    words: /unable to (?:delete|remove)[\s\S]*image is referenced in multiple repositories/i,
    code: 'image-in-use',
    message: 'The image has several tags.',
    hint: 'Remove its tags one by one, or remove it by force.',
  },
  {
    words: /unable to delete[\s\S]*has dependent child images/i,
    code: 'image-in-use',
    message: 'Other images are made from this image.',
    hint: 'Remove those images first.',
  },
  {
    words: /(?:unable to (?:delete|remove)[\s\S]*container |image used by )(?<id>[0-9a-f]{12,64})/i,
    code: 'image-in-use',
    message: 'A container is made from this image.',
    hint: 'Remove that container first, or remove the image by force.',
    subjects: containerById,
  },
  {
    words: /image is (?:being used|in use) by/i,
    code: 'image-in-use',
    message: 'A container is made from this image.',
    hint: 'Remove that container first, or remove the image by force.',
  },
  {
    // The containerd image store of Engine 28 puts it behind 'pull access denied, repository does not exist'.
    words: /no basic auth credentials/i,
    ...loginWanted,
  },
  {
    words: /pull access denied|repository does not exist|requested access to the resource is denied/i,
    code: 'image-not-found',
    message: 'The registry has no such image, or does not let you see it.',
    hint: 'Check the name of the image. If it is private, log in to its registry.',
    field: 'image',
  },
  {
    words: /no such image|manifest (?:for \S+ )?(?:not found|unknown)|image not known|manifest unknown|repository \S+ not found|unable to find a name and tag match/i,
    code: 'image-not-found',
    message: 'There is no such image.',
    hint: 'Check the name and the tag of the image.',
    field: 'image',
  },
  {
    words: /unauthorized|authentication required|incorrect username or password|invalid username\/password/i,
    ...loginWanted,
  },
  {
    words: /invalid mount config|invalid volume specification|mount path must be absolute|bind source path does not exist|invalid mode|duplicate mount point|error mounting|fulfil mount request|invalid mount path|includes invalid characters for a local volume name/i,
    code: 'invalid-request',
    message: 'The engine does not accept one of the volumes.',
    hint: 'Check the source and the path in the container.',
    field: 'mounts',
  },
  {
    words: /working directory[\s\S]*(?:invalid|absolute|not a directory|not an absolute)|chdir to cwd/i,
    code: 'invalid-request',
    message: 'The working directory cannot be used.',
    hint: 'Give an absolute path of a folder.',
    field: 'workdir',
  },
  {
    words: /executable file not found|starting container process caused|exec format error|exec: "|no command specified|runc create failed[\s\S]*exec|no command or entrypoint/i,
    code: 'bad-command',
    message: 'The container cannot run this command.',
    hint: 'Check the command, the entrypoint and the platform of the image.',
    field: 'command',
  },
  {
    words: /invalid reference format|invalid repository name|repository name must be lowercase/i,
    code: 'invalid-request',
    message: 'This is not the name of an image.',
    hint: 'A name looks like repository:tag, in lower case.',
    field: 'image',
  },
  {
    words: /invalid container name|names must match/i,
    code: 'invalid-request',
    message: 'This is not a name for a container.',
    hint: 'A name has letters, digits, and _ . - after the first.',
    field: 'name',
  },
  {
    words: /no such (?:container|volume|network|exec)|no container with name or id|container not known|(?:volume|network) \S+ not found/i,
    code: 'not-found',
    message: 'It is gone: the engine does not know it any more.',
  },
];

const bySubjectlessStatus: Readonly<Record<number, Meaning>> = {
  400: { code: 'invalid-request', message: 'The engine does not accept the request.' },
  401: { code: 'unauthorized', message: 'A login is asked for.', hint: 'Log in with docker login, then try again.' },
  404: { code: 'not-found', message: 'It is gone: the engine does not know it any more.' },
  408: { code: 'timeout', message: 'The engine took too long.', hint: 'Try again.' },
  504: { code: 'timeout', message: 'The engine took too long.', hint: 'Try again.' },
};

/** What the engine means by its words (`message` of the body) and the HTTP status, if there was one. */
export function meaningOf(words: string, status?: number): Meaning {
  const text = words.length > 65_536 ? words.slice(0, 65_536) : words;
  for (const { words: pattern, subjects, ...meaning } of rules) {
    const match = pattern.exec(text);
    if (!match) continue;
    const named = [...(subjects?.(match.groups ?? {}) ?? []), ...(meaning.code === 'port-in-use' ? portsIn(text) : [])];
    return named.length > 0 ? { ...meaning, subjects: named } : meaning;
  }
  if (status === 403 && /authorization denied|forbidden|permission/i.test(text)) {
    return { code: 'permission-denied', message: 'The engine does not allow this.' };
  }
  const general = status === undefined ? undefined : bySubjectlessStatus[status];
  return general ?? { code: 'engine-error', message: 'The engine refused.' };
}

/** `Bind for 0.0.0.0:8000 failed`, `listen tcp6 [::1]:8000: bind`, `failed to bind host port for 0.0.0.0:8000:172.17.0.2:80/tcp`. */
function portsIn(text: string): ErrorSubject[] {
  const match = /(?:bind for|listen (?:tcp|udp|sctp)[46]?|host port(?: for)?|exposing port (?:TCP|UDP)) (?<address>(?:\[[^\]\s]*\]|[^\s:[\]]*):(?<port>\d{1,5}))\b/i.exec(text);
  const { address, port } = match?.groups ?? {};
  return port && address ? [{ kind: 'port', id: port, name: address }] : [];
}

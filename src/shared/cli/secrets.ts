import type { Command } from '../models';

/** What stands for a secret; as long for every secret. */
export const mask = '••••••';

/** A part of a name that says its value is a secret: PGPASSWORD, MYSQL_PWD, api-key, AccessTokens. */
const secretPart = /(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|TOKEN|SECRET|KEY|CREDENTIAL|AUTH)S?$/;
/** The working directory of a shell, and files that hold a secret without being one. */
const notSecret = /^(?:OLD)?PWD$|_FILE$|^KEYBOARD/;

/** Whether a variable's or a flag's name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  const parts = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
  return !notSecret.test(parts) && parts.split(/[^\p{L}\p{N}]+/u).some((part) => secretPart.test(part));
}

const assignment = /^(-{0,2}[\p{L}\p{N}_.-]+)=([\s\S]+)$/u;
const urlPassword = /([a-z][a-z0-9+.-]*:\/\/[^\s/:@?#]*):[^\s/@]+@/gi;

/**
 * A command as it may be on a screen: the values of NAME=value words with a secret's name, and the passwords of URLs,
 * are masked. Copying takes the command itself.
 */
export function maskSecrets(command: Command): Command {
  return command.map((word) => (typeof word === 'string' ? maskWord(word) : word));
}

function maskWord(word: string): string {
  const [, name, value] = assignment.exec(word) ?? [];
  if (name !== undefined && value !== undefined && isSecretName(name)) return `${name}=${mask}`;
  return replaceSecrets(word, mask).replace(urlPassword, `$1:${mask}@`);
}

/** A list of fields, `addr=nas,password=…`, with the values of those whose name says that they are secrets replaced. */
export function replaceSecrets(text: string, replacement: string): string {
  const parts = text.split(/([,;"=])/);
  let isHidden = false;
  return parts
    .map((part, index) => {
      if (part !== '=' && /^[,;"]$/.test(part)) isHidden = false;
      if (isHidden) return '';
      const hasValue = (parts[index + 1] ?? '') !== '' || parts[index + 2] === '=';
      isHidden = part === '=' && hasValue && isSecretName(parts[index - 1] ?? '');
      return isHidden ? `=${replacement}` : part;
    })
    .join('');
}

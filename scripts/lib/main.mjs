import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** True in the script that was started, false in one that was imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}

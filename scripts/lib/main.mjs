import './node-version.mjs';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// As a whole: an old Node without parseArgs must get as far as the message about its version.
import util from 'node:util';

/** True in the script that was started, false in one that was imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}

/** Runs a script's main function with its arguments; prints the help when asked, and an error as one message. */
export async function runMain(main, { help, options = {}, positionals = false }) {
  try {
    const args = util.parseArgs({
      allowPositionals: positionals,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    if (args.values.help) console.log(help.trim());
    else await main(args.values, args.positionals);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

// Running other programs under our own terminal.
import { spawn } from 'node:child_process';

/** Runs a program to its end, its output on ours. Resolves to its exit code; rejects when it cannot be started. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/**
 * Calls back when `npm run` above us is killed: its shell does not pass the signal on, and nobody would end us.
 * Does nothing where npm did not start this script. Returns a function that stops watching.
 */
export function whenOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500).unref();
  return () => clearInterval(timer);
}

/**
 * Runs the program that this script is for. Ctrl-C reaches it through the terminal; a SIGTERM is passed on. Our exit
 * code is its own. `onLine` sees each line it prints.
 */
export function become(command, args, { env, cwd, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio: ['inherit', onLine ? 'pipe' : 'inherit', 'inherit'] });
    const pass = () => child.kill('SIGTERM');
    const wait = () => {};
    process.on('SIGINT', wait).on('SIGTERM', pass);
    const stopWatching = whenOrphaned(pass);
    let rest = '';
    child.stdout?.on('data', (chunk) => {
      process.stdout.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(onLine);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      stopWatching();
      process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
      resolve();
    });
  });
}

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const configs: string[] = [];
process.once('exit', () => {
  for (const config of configs) rmSync(config, { recursive: true, force: true });
});

/** The docker CLI as a person at another terminal would use it, on one engine, with a config folder of its own. */
export class DockerCli {
  private readonly env: NodeJS.ProcessEnv;

  constructor(readonly host: string) {
    const config = mkdtempSync(join(tmpdir(), 'slipway-docker-'));
    configs.push(config);
    this.env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DOCKER_HOST: host, DOCKER_CONFIG: config };
  }

  /** What `-e NAME` takes its values from. */
  get environment(): Readonly<NodeJS.ProcessEnv> {
    return this.env;
  }

  /** Runs `docker …args` and gives its output without the last line break. Rejects with the CLI's own words. */
  async docker(...args: string[]): Promise<string> {
    const { stdout } = await run('docker', args, { env: this.env, maxBuffer: 64 * 1024 * 1024 });
    return stdout.replace(/\n$/, '');
  }

  /** Runs a line in /bin/sh as a person would paste it, with `docker` leading to this engine. */
  async shell(line: string): Promise<string> {
    const { stdout } = await run('/bin/sh', ['-c', line], { env: this.env });
    return stdout;
  }

  /** The lines of an answer. */
  async lines(...args: string[]): Promise<string[]> {
    const text = await this.docker(...args);
    return text === '' ? [] : text.split('\n');
  }

  /** `docker inspect`, parsed. */
  async inspect(name: string): Promise<Record<string, unknown>> {
    const parsed: unknown = JSON.parse(await this.docker('inspect', name));
    if (!Array.isArray(parsed) || typeof parsed[0] !== 'object' || parsed[0] === null) {
      throw new Error(`docker inspect ${name} gave no object`);
    }
    return parsed[0] as Record<string, unknown>;
  }

  /** Removes every container, however it is. */
  async removeAll(): Promise<void> {
    const ids = await this.lines('ps', '-aq');
    if (ids.length > 0) await this.docker('rm', '-f', '-v', ...ids);
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import configuration from '../../electron-builder.config.mjs';
import { electronDist } from './electron-dist';

/** What was packed of this checkout, as `npm run dist` would, up to the tools that make one file of it. */
export type Packed = {
  /** The unpacked application, the content of every package. */
  readonly folder: string;
  readonly asar: string;
  readonly executable: string;
  /** The desktop entry of each kind of package: deb, rpm and AppImage. */
  readonly entries: ReadonlyMap<string, string>;
};

const root = join(import.meta.dirname, '../..');

/** What electron-builder tells just before it starts the tool of a target: fpm's arguments, or the AppImage's parts. */
type Computed = readonly [args: readonly string[], entryPath: string] | { readonly desktop: string };

/** Packs the built application into `folder`; `npm test` has built it. Nothing is downloaded. */
export async function pack(folder: string): Promise<Packed> {
  const entries = new Map<string, string>();
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget(['deb', 'rpm', 'AppImage'], Arch.x64),
    config: {
      ...configuration,
      // A workflow of GitHub's, which tests run in too, says where packages are published.
      publish: null,
      electronDist: await electronDist(join(folder, 'electron')),
      directories: { ...configuration.directories, output: join(folder, 'dist') },
    },
    // True leaves the tool out.
    effectiveOptionComputed: (computed: Computed) => {
      if ('desktop' in computed) entries.set('AppImage', computed.desktop);
      else entries.set(extension(computed[0]), readFileSync(computed[1], 'utf8'));
      return Promise.resolve(true);
    },
  });
  const unpacked = join(folder, 'dist/linux-unpacked');
  return { folder: unpacked, asar: join(unpacked, 'resources/app.asar'), executable: join(unpacked, 'slipway'), entries };
}

const extension = (args: readonly string[]) => /\.(\w+)$/.exec(args[args.indexOf('--package') + 1] ?? '')?.[1] ?? '';

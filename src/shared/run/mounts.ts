import type { MountSpec } from './spec';

/** `C:\data`, `C:/data`, `\\server\share`, `\\.\pipe\docker_engine`. */
const windowsPath = /^(?:[A-Za-z]:[\\/]|\\\\)/;

/** Absolute on Linux, macOS or Windows: the engine may be on any of them. */
export const isAbsolutePath = (path: string): boolean => path.startsWith('/') || windowsPath.test(path);

/** Whether a colon stands where `-v` would part the words: anywhere but after a drive letter. */
export const hasColon = (path: string): boolean => path.replace(windowsPath, '').includes(':');

/** The path as the engine sees it, so that two ways to write one target compare equal. */
export function cleanTarget(path: string): string {
  if (!path.startsWith('/')) return path.replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase();
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** A mount as `-v` takes it: `assets:/app/public:ro`, `/srv:/data`, `/data` (an anonymous volume). */
export function formatMount({ source, target, readOnly }: MountSpec): string {
  return `${source === '' ? '' : `${source}:`}${target}${readOnly ? ':ro' : ''}`;
}

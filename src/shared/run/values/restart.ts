import { cut, right, wrong, type Read } from './read';

export type RestartPolicy = { readonly Name: string; readonly MaximumRetryCount: number };
const names = ['no', 'always', 'unless-stopped', 'on-failure'];

/**
 * `no`, `always`, `unless-stopped`, `on-failure:3`; only the last one counts.
 * Source: github.com/docker/cli, opts.ParseRestartPolicy; the engine, container.ValidateRestartPolicy.
 */
export function readRestart(text: string): Read<RestartPolicy> {
  if (text === '') return right({ Name: '', MaximumRetryCount: 0 });
  const [name, count] = cut(text, ':');
  if (!names.includes(name)) return wrong('option-choice', { value: name, choices: names.join(', ') });
  if (count === null || count === '') return right({ Name: name, MaximumRetryCount: 0 });
  const isCount = /^\+?\d{1,9}$/.test(count) && (name === 'on-failure' || Number(count) === 0);
  return isCount ? right({ Name: name, MaximumRetryCount: Number(count) }) : wrong('option-restart-count', { value: text });
}

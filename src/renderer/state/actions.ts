import i18next from 'i18next';
import { calls, type CallName, type In, type Out } from '../../shared/contract';
import { commandOf, isDanger, tipOf, type InputOf } from '../../shared/cli';
import type { Result } from '../../shared/errors';
import { outcomeSchema } from '../../shared/models';
import { call } from '../bridge/client';
import { markBusy } from './busy';
import { currentNames } from './names';
import { useProblems, type Failure, type Fix } from './problems';
import { showDone, type RibbonLine } from './ribbon';

export type ActOptions = {
  /** Other ways to reach what failed, shown beside 'Retry what failed'. */
  readonly fixes?: (failures: readonly Failure[]) => readonly Fix[];
  /** The caller shows what fails; no problem is reported. */
  readonly quiet?: boolean;
};

/** The ribbon's line for a call, with what it teaches; null when no docker command does the same. */
export function lineOf<N extends CallName>(name: N, input: In<N>, label: string): RibbonLine | null {
  // What InputOf says of a call is In; the compiler does not see that for a name it does not know yet.
  const given = input as InputOf<N>;
  const command = commandOf(name, given, currentNames());
  if (!command) return null;
  const tip = tipOf(name, given);
  const values: Record<string, unknown> = { ...input };
  return { label, command, tip: tip ? i18next.t(tip, values) : undefined, danger: isDanger(name, given) };
}

/**
 * Does what a button says: makes the call, marks its objects as busy meanwhile, shows the command in the ribbon as
 * done, and reports what failed, with a retry for only that. `label` says what it does: 'Stop 3 containers'; as a
 * function it counts anew for a retry.
 */
export async function act<N extends CallName>(
  name: N,
  input: In<N>,
  label: string | ((input: In<N>) => string),
  options: ActOptions = {},
): Promise<Result<Out<N>>> {
  const said = typeof label === 'string' ? label : label(input);
  // Names and command are taken before: what is removed has no name afterwards.
  const names = currentNames();
  const line = lineOf(name, input, said);
  const done = markBusy(objectsOf(input), name);
  const result = await call(name, input);
  done();

  const failures = failuresOf(name, result, names.container);
  const partly = result.ok && failures.length < objectsOf(input).length;
  if (line) showDone({ ...line, failed: failures.length > 0, partly });
  if (failures.length > 0 && !options.quiet) {
    const again = result.ok ? narrowed(name, input, failures) : input;
    useProblems.getState().add({
      label: said,
      failures,
      retry: again && (() => void act(name, again, label, options)),
      fixes: options.fixes?.(failures) ?? [],
    });
  }
  return result;
}

function objectsOf(input: object): readonly string[] {
  const listed = 'ids' in input ? input.ids : 'refs' in input ? input.refs : 'id' in input ? [input.id] : [];
  return Array.isArray(listed) ? listed.filter((id) => typeof id === 'string') : [];
}

function failuresOf(name: CallName, result: Result<unknown>, nameOf: (id: string) => string): readonly Failure[] {
  if (!result.ok) return [{ id: '', name: '', error: result.error }];
  const outcomes = outcomeSchema.array().safeParse(result.value);
  if (!outcomes.success) return [];
  const label = name.startsWith('containers.') ? nameOf : (id: string) => id;
  return outcomes.data.flatMap(({ id, error }) => (error ? [{ id, name: label(id), error }] : []));
}

/** The same input for only what failed. Part of a whole set is no longer the whole set. */
function narrowed<N extends CallName>(name: N, input: In<N>, failures: readonly Failure[]): In<N> | null {
  const ids = failures.map((failure) => failure.id);
  const less = calls[name].input.safeParse({
    ...input,
    ...('ids' in input ? { ids, whole: undefined } : {}),
    ...('refs' in input ? { refs: ids } : {}),
  });
  return less.success ? (less.data as In<N>) : null;
}

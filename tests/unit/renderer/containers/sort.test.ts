import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { defaultSort, nextSort, sortColumns, sortContainers } from '../../../../src/renderer/features/containers/sort';
import { container, port } from './sample';

const none = new Map<string, { writable: number; total: number }>();
const names = (list: ReturnType<typeof sortContainers>): string[] => list.map((one) => one.name);

describe('the order of containers', () => {
  it('puts the youngest first, as docker ps does, until a person says otherwise', () => {
    const list = [container({ name: 'old', created: 1 }), container({ name: 'new', created: 2 })];
    expect(names(sortContainers(list, defaultSort, none))).toEqual(['new', 'old']);
  });

  it('reads numbers in names as numbers', () => {
    const list = ['web-10', 'web-2', 'Web-1'].map((name) => container({ name }));
    expect(names(sortContainers(list, { column: 'name', descending: false }, none))).toEqual(['Web-1', 'web-2', 'web-10']);
  });

  it('turns round at the second click on the same column only', () => {
    const first = nextSort(defaultSort, 'name');
    expect(first).toEqual({ column: 'name', descending: false });
    expect(nextSort(first, 'name')).toEqual({ column: 'name', descending: true });
    expect(nextSort({ column: 'name', descending: true }, 'image')).toEqual({ column: 'image', descending: false });
  });

  it('puts containers with published ports before those without', () => {
    const list = [
      container({ name: 'none' }),
      container({ name: 'exposed', ports: [port({ hostPort: null })] }),
      container({ name: 'high', ports: [port({ hostPort: 9000 })] }),
      container({ name: 'low', ports: [port({ hostPort: 80 })] }),
    ];
    expect(names(sortContainers(list, { column: 'ports', descending: false }, none))).toEqual(['low', 'high', 'exposed', 'none']);
  });

  it('sorts by the bytes a container wrote', () => {
    const big = container({ name: 'big' });
    const small = container({ name: 'small' });
    const sizes = new Map([
      [big.id, { writable: 2_000, total: 2_000 }],
      [small.id, { writable: 10, total: 9_000 }],
    ]);
    expect(names(sortContainers([big, small], { column: 'size', descending: false }, sizes))).toEqual(['small', 'big']);
  });

  it('gives one order whatever the order of the input, so that no update swaps rows', () => {
    const list = Array.from({ length: 8 }, (_, i) => container({ name: `n${i % 3}`, created: i % 2 }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.constantFrom(...sortColumns),
        fc.boolean(),
        (shuffled, column, descending) => {
          expect(sortContainers(shuffled, { column, descending }, none)).toEqual(sortContainers(list, { column, descending }, none));
        },
      ),
    );
  });
});

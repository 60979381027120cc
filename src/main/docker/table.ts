import { isDeepStrictEqual } from 'node:util';

/** Things of one kind by key, which tells which of them really changed. */
export class Table<T> {
  private readonly rows = new Map<string, T>();

  constructor(
    readonly keyOf: (item: T) => string,
    private readonly changed: (keys: string[]) => void,
  ) {}

  get all(): ReadonlyMap<string, T> {
    return this.rows;
  }

  put(...items: T[]): void {
    const keys = items.filter((item) => this.store(item)).map(this.keyOf);
    if (keys.length > 0) this.changed(keys);
  }

  remove(...keys: string[]): void {
    const gone = keys.filter((key) => this.rows.delete(key));
    if (gone.length > 0) this.changed(gone);
  }

  /** Makes `items` the whole table, but for the rows that `keeps`: they are left as they are. */
  replace(items: readonly T[], keeps: (key: string) => boolean = () => false): void {
    const news = items.filter((item) => !keeps(this.keyOf(item)));
    const there = new Set(items.map(this.keyOf));
    const gone = [...this.rows.keys()].filter((key) => !there.has(key) && !keeps(key));
    this.put(...news);
    this.remove(...gone);
  }

  /** Empties the table without telling. */
  clear(): void {
    this.rows.clear();
  }

  private store(item: T): boolean {
    const key = this.keyOf(item);
    if (isDeepStrictEqual(this.rows.get(key), item)) return false;
    this.rows.set(key, item);
    return true;
  }
}

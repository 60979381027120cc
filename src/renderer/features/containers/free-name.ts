/** A name for a container's duplicate: `web-2`, or the next number that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (name === '') return '';
  const [, stem = name, number = '1'] = /^(.+)-(\d{1,6})$/.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next += 1) {
    const free = `${stem}-${next}`;
    if (!taken.has(free)) return free;
  }
}

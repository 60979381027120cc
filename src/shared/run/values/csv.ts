/** One record of comma-separated values, or null where docker would refuse it. Source: Go's encoding/csv. */
export function readCsv(text: string): string[] | null {
  const line = /^(?:\r?\n)*([^]*)$/.exec(text)?.[1] ?? '';
  if (line === '') return null;
  const fields: string[] = [];
  for (let at = 0; ; at += 1) {
    if (line.charAt(at) === '"') {
      let field = '';
      for (at += 1; ; at += 1) {
        const end = line.indexOf('"', at);
        if (end < 0) return null;
        field += line.slice(at, end);
        at = end + 1;
        if (line.charAt(at) !== '"') break;
        field += '"';
      }
      fields.push(field);
    } else {
      const end = line.slice(at).search(/,|\r?\n|$/);
      const field = line.slice(at, at + end);
      if (field.includes('"')) return null;
      fields.push(field);
      at += end;
    }
    if (line.charAt(at) !== ',') return /^(?:\r?\n[^]*)?$/.test(line.slice(at)) ? fields : null;
  }
}

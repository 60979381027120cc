import { visibleLine } from '../../shared/text/visible';

/** Splits a reference for the eye: what gives way first, the name, the tag or digest. */
export function splitReference(ref: string): { readonly pre: string; readonly repo: string; readonly tag: string } {
  const slash = ref.lastIndexOf('/') + 1;
  const last = ref.slice(slash);
  const cut = last.search(/[:@]/);
  return {
    pre: ref.slice(0, slash),
    repo: cut < 0 ? last : last.slice(0, cut),
    tag: cut < 0 ? '' : last.slice(cut),
  };
}

/** An image reference: in a narrow cell the registry gives way first and the tag last. */
export function RefText({ text, className }: { readonly text: string; readonly className?: string }) {
  const { pre, repo, tag } = splitReference(visibleLine(text, 600));
  return (
    <span className={['ref', 'mono', className].filter(Boolean).join(' ')} title={visibleLine(text, 600)} dir="ltr">
      {pre && <span className="pre">{pre}</span>}
      <span className="repo">{repo}</span>
      {tag && <span className="tag">{tag}</span>}
    </span>
  );
}

import { useMemo } from 'react';
import { useReplica } from '../../state/replica';
import { imageRows, inSegment, matches, sortRows, totalSize, type ImageRow, type ImageSegment } from './image-rows';
import { useImagesView } from './view';

/** What the list shows at this moment. */
export type ImageList = {
  readonly rows: readonly ImageRow[];
  /** The rows' keys in their order: what the keyboard and a range move over. */
  readonly keys: readonly string[];
  readonly selectable: ReadonlySet<string>;
  /** The selected rows among those, in their order. */
  readonly selected: readonly ImageRow[];
  /** How many rows each segment has without the filter. */
  readonly counts: Readonly<Record<ImageSegment, number>>;
  /** How many images the engine has, and their bytes. */
  readonly images: number;
  readonly bytes: number;
};

/** The images of the replica as segment, filter and sort show them. */
export function useImageList(): ImageList {
  const images = useReplica((replica) => replica.images);
  const containers = useReplica((replica) => replica.containers);
  const { segment, filter, sort, selection } = useImagesView();
  const all = useMemo(() => imageRows(images.values(), containers.values()), [images, containers]);
  const list = useMemo(() => {
    const rows = sortRows(all.filter((row) => inSegment(row, segment) && matches(row, filter)), sort);
    const keys = rows.map((row) => row.key);
    const count = (of: ImageSegment) => all.filter((row) => inSegment(row, of)).length;
    return {
      rows,
      keys,
      selectable: new Set(keys),
      counts: { all: all.length, unused: count('unused'), dangling: count('dangling') },
    };
  }, [all, segment, filter, sort]);
  const selected = useMemo(() => list.rows.filter((row) => selection.ids.has(row.key)), [list.rows, selection.ids]);
  const bytes = useMemo(() => totalSize(images.values()), [images]);
  return { ...list, selected, images: images.size, bytes };
}

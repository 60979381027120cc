import type { PullItem } from '../../../shared/models';

/* The progress of a pull, gathered from its items. */

export type LayerProgress = {
  readonly id: string;
  /** The engine's own words: 'Downloading', 'Pull complete'. */
  readonly status: string;
  /** Bytes; null where the engine does not say. */
  readonly current: number | null;
  readonly total: number | null;
  /** What its download weighs, and how much of that is here; kept when it is extracted, which counts anew. */
  readonly size: number;
  readonly received: number;
};

export type PullProgress = {
  readonly layers: readonly LayerProgress[];
  /** The last line that belongs to no layer: 'Pulling from library/nginx', 'Digest: sha256:…'. */
  readonly status: string;
  readonly done: boolean;
};

export const noProgress: PullProgress = { layers: [], status: '', done: false };

/** The progress after one more item. Layers stay in the order in which they were first heard of. */
export function withPullItem(progress: PullProgress, item: PullItem): PullProgress {
  switch (item.kind) {
    case 'status':
      return { ...progress, status: item.text };
    case 'done':
      return { ...progress, done: true };
    case 'layer': {
      const at = progress.layers.findIndex((layer) => layer.id === item.id);
      const layer = after(progress.layers[at], item);
      return { ...progress, layers: at === -1 ? [...progress.layers, layer] : progress.layers.with(at, layer) };
    }
  }
}

/** A layer is downloaded, then extracted: each counts from 0, so the figures of one stage never leak into the next. */
function after(known: LayerProgress | undefined, heard: Extract<PullItem, { kind: 'layer' }>): LayerProgress {
  const { id, status } = heard;
  const same = known?.status === status ? known : undefined;
  const current = heard.current ?? same?.current ?? null;
  const total = heard.total ?? same?.total ?? null;
  const size = status === downloading ? (total ?? 0) : (known?.size ?? 0);
  return { id, status, current, total, size, received: status === downloading ? Math.min(current ?? 0, size) : size };
}

const downloading = 'Downloading';
const finished = new Set(['Pull complete', 'Already exists', 'Download complete', 'Layer already exists']);
export const isLayerDone = (layer: LayerProgress): boolean => finished.has(layer.status);

/** From 0 to 1, or null while the engine has not said how large the layer is. */
export function layerFraction(layer: LayerProgress): number | null {
  if (isLayerDone(layer)) return 1;
  if (layer.current === null || layer.total === null || layer.total <= 0) return null;
  return Math.min(1, Math.max(0, layer.current / layer.total));
}

export type Overall = {
  /** Layers that are here, of all. */
  readonly done: number;
  readonly of: number;
  /** From 0 to 1, each layer counting alike: how large a layer is comes out only when its download begins. */
  readonly fraction: number;
  /** Bytes, of the downloads that have begun. */
  readonly received: number;
  readonly size: number;
};

/** All layers together. */
export function overall(progress: PullProgress): Overall {
  const { layers } = progress;
  const sum = (of: (layer: LayerProgress) => number) => layers.reduce((total, layer) => total + of(layer), 0);
  const share = layers.length === 0 ? 0 : sum((layer) => layerFraction(layer) ?? 0) / layers.length;
  return {
    done: layers.filter(isLayerDone).length,
    of: layers.length,
    fraction: progress.done ? 1 : share,
    received: sum((layer) => layer.received),
    size: sum((layer) => layer.size),
  };
}

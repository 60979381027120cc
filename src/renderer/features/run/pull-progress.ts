import type { PullItem } from '../../../shared/models';

/* The progress of a pull, gathered from its items. */

export type LayerProgress = {
  readonly id: string;
  /** The engine's own words: 'Downloading', 'Pull complete'. */
  readonly status: string;
  /** Bytes; null where the engine does not say. */
  readonly current: number | null;
  readonly total: number | null;
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
      const { kind: _kind, ...heard } = item;
      const at = progress.layers.findIndex((layer) => layer.id === item.id);
      const known = progress.layers[at];
      if (known === undefined) return { ...progress, layers: [...progress.layers, heard] };
      return { ...progress, layers: progress.layers.with(at, after(known, heard)) };
    }
  }
}

/** A layer is downloaded, then extracted: each counts from 0, so the figures of one stage never leak into the next. */
function after(known: LayerProgress, heard: LayerProgress): LayerProgress {
  if (known.status !== heard.status) return heard;
  return { ...heard, current: heard.current ?? known.current, total: heard.total ?? known.total };
}

const finished = new Set(['Pull complete', 'Already exists', 'Download complete', 'Layer already exists']);
export const isLayerDone = (layer: LayerProgress): boolean => finished.has(layer.status);

/** From 0 to 1, or null while the engine has not said how large the layer is. */
export function layerFraction(layer: LayerProgress): number | null {
  if (isLayerDone(layer)) return 1;
  if (layer.current === null || layer.total === null || layer.total <= 0) return null;
  return Math.min(1, Math.max(0, layer.current / layer.total));
}

/** All layers together: how many have arrived, and the share of the whole from 0 to 1, each layer counting alike. */
export function overall(progress: PullProgress): { readonly done: number; readonly of: number; readonly fraction: number } {
  const of = progress.layers.length;
  const sum = progress.layers.reduce((total, layer) => total + (layerFraction(layer) ?? 0), 0);
  return { done: progress.layers.filter(isLayerDone).length, of, fraction: progress.done ? 1 : of === 0 ? 0 : sum / of };
}

import { Suspense } from 'react';
import { ContainersScreen } from '../features/containers/containers-screen';
import { useLoadDialog } from '../state/load-dialog';
import { usePalette } from '../state/palette';
import { useReplica } from '../state/replica';
import { useRoute, type Place } from '../state/route';
import { useRunDialog } from '../state/run-dialog';
import { FloatingLayer } from '../ui/floating';
import { SkeletonRows } from '../ui/skeleton-rows';
import { Toasts } from '../ui/toasts';
import { Connecting } from './connecting';
import { Drop } from './drop';
import { ErrorBoundary } from './error-boundary';
import { useHelp } from './help';
import { lazyView } from './lazy-view';
import { Ribbon } from './ribbon';
import { Sidebar } from './sidebar';
import { useShellKeys } from './use-shell-keys';

const ImagesScreen = lazyView(async () => (await import('../features/images/images-screen')).ImagesScreen);
const HistoryScreen = lazyView(async () => (await import('../features/history/history-screen')).HistoryScreen);
const SettingsScreen = lazyView(async () => (await import('../features/settings/settings-screen')).SettingsScreen);
const Onboarding = lazyView(async () => (await import('../features/engine/onboarding')).Onboarding);
const RunDialog = lazyView(async () => (await import('../features/run/run-dialog')).RunDialog);
const LoadDialog = lazyView(async () => (await import('../features/images/load/load-dialog')).LoadDialog);
const Palette = lazyView(async () => (await import('./palette')).Palette);
const KeysDialog = lazyView(async () => (await import('./keys-dialog')).KeysDialog);

/** The window: sidebar, the place that is open, the ribbon, and what floats over them. */
export function App() {
  const place = useRoute((state) => state.place);
  const runIsOpen = useRunDialog((state) => state.isOpen);
  const loadIsOpen = useLoadDialog((state) => state.isOpen);
  const paletteIsOpen = usePalette((state) => state.isOpen);
  const helpIsOpen = useHelp((state) => state.isOpen);
  useShellKeys();
  return (
    <>
      <Sidebar />
      <main className="main">
        <ErrorBoundary key={place}>
          <Suspense fallback={<SkeletonRows />}>
            <Screen place={place} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Ribbon />
      <FloatingLayer />
      <Suspense fallback={null}>
        {runIsOpen && <RunDialog />}
        {loadIsOpen && <LoadDialog />}
        {paletteIsOpen && <Palette />}
        {helpIsOpen && <KeysDialog />}
      </Suspense>
      <Toasts />
      <Drop />
    </>
  );
}

/** Lists need an engine that has said what it has, or once did; the other places are there without one. */
function Screen({ place }: { readonly place: Place }) {
  const state = useReplica((replica) => replica.engine.state);
  const loaded = useReplica((replica) => replica.loaded);
  switch (place) {
    case 'history':
      return <HistoryScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'containers':
    case 'images':
      if (!loaded) return state === 'unreachable' ? <Onboarding /> : <Connecting place={place} />;
      return place === 'containers' ? <ContainersScreen /> : <ImagesScreen />;
  }
}


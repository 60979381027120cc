import { create } from 'zustand';
import { places, type Place } from '../../shared/models';

export { places, type Place };

type Route = { readonly place: Place; readonly navigate: (place: Place) => void };

/** Where the window is. Kept in memory: a window opens on what runs. */
export const useRoute = create<Route>()((set) => ({
  place: 'containers',
  navigate: (place) => set({ place }),
}));

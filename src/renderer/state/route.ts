import { create } from 'zustand';

export const places = ['containers', 'images', 'history', 'settings'] as const;
export type Place = (typeof places)[number];

type Route = { readonly place: Place; readonly navigate: (place: Place) => void };

/** Where the window is. Kept in memory: a window opens on what runs. */
export const useRoute = create<Route>()((set) => ({
  place: 'containers',
  navigate: (place) => set({ place }),
}));

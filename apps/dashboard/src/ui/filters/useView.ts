import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SearchText } from './search-text.ts';
import { readView, repeatedKeys, writeView, type Settings, type View } from './view.ts';

export interface ViewInAddress {
  view: View;
  repeated: string[];
  /** Changes the address, so that the browser's back button takes the change back. */
  change: (part: Partial<View>) => void;
  /** Sets one filter in the API's grammar, or removes it. */
  setFilter: (key: string, value: string | undefined) => void;
  /** Sets what this page has to choose; `undefined` leaves it to the page. */
  set: (settings: { [Key in keyof Settings]: string | undefined }) => void;
}

export function useView(): ViewInAddress {
  const search: SearchText = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const page = useLocation({ select: ({ pathname }) => pathname });
  return useMemo(() => {
    const view = readView(search);
    const change = (part: Partial<View>) => {
      if (router.latestLocation.pathname !== page) return; // the page is being left, as when the session has ended
      void navigate({ to: '.', search: () => writeView({ ...view, ...part }), resetScroll: false });
    };
    return {
      view,
      repeated: repeatedKeys(search),
      change,
      setFilter(key, value) {
        const { [key]: _old, ...others } = view.filters;
        change({ filters: value === undefined ? others : { ...others, [key]: value } });
      },
      set(settings) {
        const given = Object.entries({ ...view.settings, ...settings }).filter(([, value]) => value !== undefined);
        change({ settings: Object.fromEntries(given) });
      },
    };
  }, [search, navigate, router, page]);
}

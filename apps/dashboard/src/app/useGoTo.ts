import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { keepView } from '../ui/filters/keep-view.ts';
import { useLetterShortcuts } from '../ui/shortcuts/useShortcut.ts';
import { useProductPages } from './useProductPages.ts';

/** How long after G the letter may come. */
const sequenceMs = 1_500;

/** G and then a letter opens a page of the product. */
export function useGoTo(product: number | undefined): void {
  const navigate = useNavigate();
  const [isOn] = useLetterShortcuts();
  const pages = useProductPages(product);
  const beganAt = useRef<number>(-Infinity);
  useEffect(() => {
    if (!isOn || product === undefined) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input,textarea,select,[contenteditable]');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const letter = event.key.toUpperCase();
      const page = pages.find((one) => 'letter' in one && one.letter === letter);
      if (page && event.timeStamp - beganAt.current < sequenceMs) {
        // The letter alone may be a shortcut of its own, such as F for a filter.
        event.stopImmediatePropagation();
        event.preventDefault();
        beganAt.current = -Infinity;
        void navigate({ to: page.to, params: { product: String(product) }, search: keepView });
      } else if (letter === 'G') beganAt.current = event.timeStamp;
    };
    document.documentElement.addEventListener('keydown', onKey, { capture: true });
    return () => document.documentElement.removeEventListener('keydown', onKey, { capture: true });
  }, [isOn, navigate, pages, product]);
}

import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/**
 * Whether single letters are shortcuts. Who dictates to the computer, or types with tremor, can switch them off
 * (WCAG 2.1.4); the choice stays in this browser.
 */
export function useLetterShortcuts(): [isOn: boolean, setOn: (isOn: boolean) => void] {
  const [isOn, setOn] = useLocalStorage({ key: 'usance-letter-shortcuts', defaultValue: true });
  return [isOn, setOn];
}

/** Calls a function when a key is pressed outside of any field. */
export function useShortcut(key: string, act: () => void): void {
  const [isOn] = useLetterShortcuts();
  useHotkeys(isOn ? [[key, act, { usePhysicalKeys: false }]] : []);
}
